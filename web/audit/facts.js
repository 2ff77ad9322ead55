// Tells what a page is like: its banner, its queue for Google, the way back to the choice.
(() => {
	BUTTONS
	const numbers = (colour) => colour.match(/[\d.]+/g)?.map(Number) ?? [];
	const ground = (e) => {
		for (let at = e; at; at = at.parentElement ?? at.getRootNode().host) {
			const colour = getComputedStyle(at).backgroundColor;
			if ((numbers(colour)[3] ?? 1) > 0.5) return colour;
		}
		return "rgb(255, 255, 255)";
	};
	const front = (x, y) => {
		let e = document.elementFromPoint(x, y);
		while (e?.shadowRoot?.elementFromPoint(x, y) && e.shadowRoot.elementFromPoint(x, y) !== e) e = e.shadowRoot.elementFromPoint(x, y);
		return e;
	};
	const box = (e) => {
		if (!e) return undefined;
		const { x, y, width, height } = e.getBoundingClientRect();
		const style = getComputedStyle(e);
		const top = front(x + width / 2, y + height / 2);
		const inView = x >= 0 && y >= 0 && x + width <= innerWidth + 1 && y + height <= innerHeight + 1;
		return {
			x, y, width, height, inView, covered: inView && !(top && (e.contains(top) || top.contains(e) && top !== document.body && top !== document.documentElement && top.localName !== "biscotte-consent")),
			fontSize: parseFloat(style.fontSize), fontWeight: Number(style.fontWeight), colour: style.color, ground: ground(e),
		};
	};
	const tag = performance.getEntriesByType("resource").find((r) => /\/consent\.js$/.test(r.name.split("?")[0]) && r.renderBlockingStatus === "blocking");
	const preferences = document.querySelector("[data-consent-open], [data-consent-choices], a[href$='/preferences']");
	return {
		biscotte: typeof window.biscotte?.version === "string",
		settings: Boolean(preferences || find("settings", SETTINGS)),
		accept: box(find("accept", ACCEPT)),
		refuse: box(find("refuse", REFUSE)),
		blocked: Math.round(tag ? tag.responseEnd - tag.startTime : 0),
		password: Boolean(document.querySelector("input[type=password]")),
	};
})()
