// What a page does with the news of a build: a good one loads it again, a bad one is shown over it. Everything is made
// of elements and a constructed style sheet, so that pages with a strict content security policy are served alike.
(() => {
	const style = `
		:host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
			display: block !important; overflow: auto !important; background: rgb(20 16 24 / 94%) !important; }
		section { box-sizing: border-box; max-width: 70rem; margin: 0 auto; padding: 3rem 1.5rem;
			color: #f4eff7; font: 1rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
		h1 { margin: 0 0 1rem; color: #ff9d8a; font: 600 1.25rem/1.3 system-ui, sans-serif; }
		pre { margin: 0; padding: 1rem; border: 1px solid #6b5a72; border-radius: .5rem; background: #120e16;
			font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
		p { margin: 1rem 0 0; color: #cfc4d6; font: .9375rem/1.5 system-ui, sans-serif; }
	`;
	const badgeStyle = `
		:host { all: initial !important; position: fixed !important; inset: auto auto .75rem .75rem !important; z-index: 2147483647 !important;
			display: block !important; pointer-events: none !important; }
		p { margin: 0; padding: .4rem .8rem; border-radius: 1rem; color: #f4eff7; background: #2a1f31;
			font: .875rem/1.4 system-ui, sans-serif; box-shadow: 0 1px 6px rgb(0 0 0 / 35%); }
	`;
	let shown = null;
	const address = new URL(document.currentScript.src);
	const drawn = address.searchParams.get("build"); // what this page was drawn from

	const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

	const clear = () => {
		shown?.remove();
		shown = null;
	};

	/** Puts an element of ours over the page. */
	const put = (name, css, content) => {
		clear();
		shown = document.createElement(name);
		const root = shown.attachShadow({ mode: "open" });
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		root.adoptedStyleSheets = [sheet];
		root.append(content);
		document.documentElement.append(shown);
	};

	const show = (text) => {
		const section = element("section", "");
		section.setAttribute("role", "alert");
		section.append(
			element("h1", "The build has failed"),
			element("pre", text),
			element("p", "This goes away with the next good build. Until then the page is the last good one."),
		);
		put("biscotte-failure", style, section);
	};

	const badge = (what) => {
		const line = element("p", "Building: " + what + "…");
		line.setAttribute("role", "status");
		put("biscotte-building", badgeStyle, line);
	};

	const events = new EventSource(address.pathname.replace(/\.js$/, ""));
	events.addEventListener("failed", (event) => show(JSON.parse(event.data)));
	events.addEventListener("building", (event) => badge(JSON.parse(event.data)));
	events.addEventListener("built", (event) => {
		clear();
		if (JSON.parse(event.data) !== drawn) location.reload();
	});
	// A page that is left must not hold its connection: browsers open six to a server.
	addEventListener("pagehide", () => events.close());
})();
