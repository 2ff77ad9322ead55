/**
 * A tree as lines: tags with their attributes in alphabetical order, and texts. Two trees with the same lines are the
 * same to a visitor, to assistive technology and to style sheets; none of them sees an empty text, so it is no line.
 * @param {import("playwright-core").Locator} locator
 * @returns {Promise<string[]>}
 */
export function outline(locator) {
	return locator.evaluate((root) => {
		const lines = [];
		const write = (node, depth) => {
			const indent = "  ".repeat(depth);
			if (node.data === "") return;
			if (node.nodeType === Node.TEXT_NODE) return void lines.push(indent + JSON.stringify(node.data));
			if (node.nodeType !== Node.ELEMENT_NODE) return void lines.push(indent + node.nodeName);
			const attributes = [...node.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
			lines.push(indent + [node.namespaceURI.replace(/.*\//, "") + ":" + node.localName, ...attributes].join(" "));
			for (const child of node.childNodes) write(child, depth + 1);
		};
		write(root, 0);
		return lines;
	});
}
