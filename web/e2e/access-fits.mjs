/**
 * Texts that stick out of the box of their element or are cut off by one around it, lists that cut what is picked while
 * there is room, and targets under 24 pixels. What can be scrolled to, up and down, is not cut off.
 * @param {import("playwright-core").Locator} locator
 * @returns {Promise<string[]>}
 */
export function misfits(locator) {
	return locator.evaluate((root) => {
		const found = [];
		const slack = 1.5;
		const inside = (text, box) => text.left >= box.left - slack && text.right <= box.right + slack;
		const cuts = (element) => getComputedStyle(element).overflowX !== "visible";
		const seen = (element) => element.checkVisibility() && getComputedStyle(element).clipPath === "none";
		const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		for (let node; (node = walk.nextNode()); ) {
			const element = node.parentElement;
			if (!node.data.trim() || !seen(element) || element.closest("thead") || element.localName === "option") continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			for (const text of range.getClientRects()) {
				for (let box = element; ; box = box.parentElement) {
					const frame = box.getBoundingClientRect();
					const inline = getComputedStyle(box).display === "contents";
					if (!inline && (box === element || cuts(box)) && !inside(text, frame)) found.push(`${box.localName}.${box.className} cuts ${node.data}`);
					if (!inline && box.matches("button, .always") && (text.top < frame.top - slack || text.bottom > frame.bottom + slack)) {
						found.push(`${node.data} is higher than its ${box.localName}`);
					}
					if (box === root) break;
				}
			}
		}
		for (const target of root.querySelectorAll("a, button, select, input, summary")) {
			const { width, height } = target.getBoundingClientRect();
			if (target.checkVisibility() && Math.min(width, height) < 23.9) found.push(`${target.localName} ${target.textContent}: ${width} by ${height}`);
		}
		for (const list of root.querySelectorAll("select")) {
			const width = list.offsetWidth;
			list.style.maxWidth = "none";
			if (list.offsetWidth > width && width < list.parentElement.clientWidth) found.push(`${list.value}: its name is cut`);
			list.style.maxWidth = "";
		}
		return [...new Set(found)];
	});
}

/**
 * Scrolls a control into view as a visitor would, and says whether a press there meets it.
 * @param {import("playwright-core").Locator} control
 * @returns {Promise<boolean>}
 */
export async function reachable(control) {
	await control.scrollIntoViewIfNeeded();
	return control.evaluate((element) => {
		const { left, top, right, bottom } = element.getBoundingClientRect();
		const there = element.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
		const inside = Math.min(left, top, innerWidth - right, innerHeight - bottom) > -1; // scrolling rounds
		return inside && element.contains(there);
	});
}
