/**
 * Words that do not fit on a line of their own, and are broken anywhere. Scripts without spaces between words, and
 * Korean, are broken anywhere as a rule (UAX 14).
 * @param {import("playwright-core").Locator} locator
 * @returns {Promise<string[]>}
 */
export function broken(locator) {
	return locator.evaluate((root) => {
		const words = /[\p{L}\p{M}\u200c]+/gu;
		const anywhere = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Hangul}]/u;
		const found = [];
		const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		for (let node; (node = walk.nextNode()); ) {
			const element = node.parentElement;
			if (!element.checkVisibility() || element.closest("thead, option, code")) continue;
			for (const { 0: word, index } of node.data.matchAll(words)) {
				if (anywhere.test(word)) continue;
				const range = document.createRange();
				range.setStart(node, index);
				range.setEnd(node, index + word.length);
				const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8)));
				if (lines.size > 1) found.push(`${element.localName}: ${word}`);
			}
		}
		// Labels of cells are drawn by the style sheet: there is nothing to range over.
		const context = document.createElement("canvas").getContext("2d");
		for (const cell of root.querySelectorAll("td[data-label]")) {
			const { columnGap, direction, display } = getComputedStyle(cell);
			const [frame, range] = [cell.getBoundingClientRect(), document.createRange()];
			range.selectNodeContents(cell);
			const text = range.getBoundingClientRect();
			const beside = (direction === "rtl" ? frame.right - text.right : text.left - frame.left) - parseFloat(columnGap);
			const column = display === "block" ? frame.width : beside; // on a line of its own, or beside the text
			context.font = getComputedStyle(cell, "::before").font;
			for (const [word] of cell.dataset.label.matchAll(words)) {
				if (!anywhere.test(word) && context.measureText(word).width > column + 1) found.push(`label: ${word}`);
			}
		}
		return [...new Set(found)];
	});
}
