import { createSSRApp, h, ref } from "vue";

/** The same application for Vue. */
export const make = (things) =>
	createSSRApp({
		setup() {
			const count = ref(0);
			return () =>
				h("main", [
					h("h1", "Shop"),
					h("button", { id: "count", onClick: () => count.value++ }, count.value + " pressed"),
					h("script", { type: "text/plain", "data-consent": "statistics", src: things.script }),
					h("section", [
						h("script", { type: "text/plain", "data-consent": "statistics", innerHTML: things.code }),
						h("iframe", { title: "A film", "data-consent": "media/player", "data-consent-src": things.frame, width: 320, height: 180 }),
						h("p", "After it"),
					]),
				]);
		},
		mounted: () => (document.documentElement.dataset.adopted = "1"),
	});
