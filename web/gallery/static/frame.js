// Brings a frame's banner into a state. It runs before consent.js, and is the frame's own: nothing of it is served to sites.
(() => {
	const { state } = document.currentScript.dataset;
	const root = () => document.querySelector("biscotte-consent")?.shadowRoot;

	/** Calls back once a selector matches in what we draw. */
	const when = (selector, then) => {
		const found = root()?.querySelector(selector);
		if (found) then(found);
		else requestAnimationFrame(() => when(selector, then));
	};

	// A frame in a sandbox has no cookies: it gets some of its own, so that an answer is kept for as long as it is shown.
	const jar = new Map();
	Object.defineProperty(Document.prototype, "cookie", {
		get: () => [...jar].map((pair) => pair.join("=")).join("; "),
		set: (line) => jar.set(...line.split(";")[0].split("=")),
	});

	/** What has to be so before the loader comes. */
	const before = {
		// An answer from a time when statistics were something else, and there was nothing to ask but that.
		news: () => jar.set("eu-consent", `1.${Math.floor(Date.now() / 1000)}.statistics:true:aaaaaa`),
		signal: () => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }),
		busy: () => (WebAssembly.instantiateStreaming = () => new Promise(() => {})),
		failed: () => (WebAssembly.instantiateStreaming = () => Promise.reject(new Error("the gallery lets nothing through"))),
	};

	const open = () => when("[data-do=customise]", (button) => button.click());
	const refuse = (biscotte) => biscotte.refuse();
	/** What is done then. */
	const after = {
		busy: open,
		failed: open,
		panel: open,
		unfolded: () => {
			open();
			when("dialog[open] .switch", (first) => {
				first.click();
				root().querySelectorAll("dialog details").forEach((details) => (details.open = true));
			});
		},
		objection: (biscotte) => biscotte.set({ video: false, maps: false }),
		objecting: (biscotte) => biscotte.open(),
		button: refuse,
		held: refuse,
		declaration: refuse,
	};

	before[state]?.();
	if (after[state]) (window.biscotte ||= []).push(after[state]);
})();
