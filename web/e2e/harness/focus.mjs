/**
 * What has the focus, in open shadow trees too: a name for it, one that tells it from all others, the width of its
 * ring, where it is, and whether it can be seen there.
 * @param {import("playwright-core").Page} page
 */
export function focus(page) {
	return page.evaluate(() => {
		let element = document.activeElement ?? document.body;
		while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
		const tree = /** @type {Document | ShadowRoot} */ (element.getRootNode());
		const inside = tree !== document;
		const kind = { A: "link", SUMMARY: "summary" }[element.tagName] ?? element.localName;
		const name = inside
			? element.dataset.do ?? (element.role === "switch" ? "switch" : kind)
			: element.id ? "#" + element.id : element.localName;
		const { x, y, width, height } = element.getBoundingClientRect();
		const style = getComputedStyle(element);
		const there = tree.elementFromPoint(x + width / 2, y + height / 2);
		return {
			name,
			id: element.id || (inside ? `${kind} ${[...tree.querySelectorAll("*")].indexOf(element)}` : element.localName),
			outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
			seen: there === element || element.contains(there),
			x,
			y,
		};
	});
}
