/**
 * Texts that do not stand out from what they are written on (WCAG 1.4.3), as "text: ratio". Axe does not say: in the top
 * layer and in fixed boxes it cannot tell the ground, and of text in the very colour of its ground it suspects that it is
 * hidden on purpose.
 * @param {import("playwright-core").Locator} part
 * @returns {Promise<string[]>}
 */
export function faint(part) {
	return part.evaluate((root) => {
		const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
		const paint = (colour) => {
			pen.fillStyle = colour;
			pen.fillRect(0, 0, 1, 1);
		};
		const lightness = () => {
			const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		/** What lies under an element's text, painted from the bottom up. */
		const ground = (element) => {
			const above = element.parentElement ?? element.getRootNode().host;
			if (above) ground(above);
			else paint("white");
			paint(getComputedStyle(element).backgroundColor);
		};
		const written = (element) => element.matches("select") || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
		const found = [];
		for (const element of root.querySelectorAll("*")) {
			if (!written(element) || !element.checkVisibility() || element.matches("option")) continue;
			const { color, fontSize, fontWeight } = getComputedStyle(element);
			ground(element);
			const under = lightness();
			paint(color);
			const [dark, light] = [under, lightness()].sort((a, b) => a - b);
			const ratio = (light + 0.05) / (dark + 0.05);
			const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
			if (ratio < (large ? 3 : 4.5)) found.push(`${element.textContent.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
		}
		return found;
	});
}
