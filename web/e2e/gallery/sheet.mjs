/**
 * Many pictures as one, each under its name.
 * @param {import("playwright-core").Page} page an empty one, for this alone
 * @param {{name: string, png: Buffer}[]} pictures
 * @param {number} width of each, in pixels of the sheet
 * @returns {Promise<Buffer>}
 */
export async function sheet(page, pictures, width) {
	await page.setContent("<style>body { display: flex; flex-wrap: wrap; align-items: start; gap: 16px; font: 14px sans-serif } figure { margin: 0 } img { border: 1px solid gray }</style>");
	await page.evaluate(async ([pictures, width]) => {
		for (const { name, data } of pictures) {
			const image = Object.assign(new Image(width), { src: "data:image/png;base64," + data });
			const figure = document.createElement("figure");
			figure.append(Object.assign(document.createElement("figcaption"), { textContent: name }), image);
			document.body.append(figure);
			await image.decode();
		}
	}, /** @type {const} */ ([pictures.map(({ name, png }) => ({ name, data: png.toString("base64") })), width]));
	return page.screenshot({ fullPage: true });
}
