import { hydrateRoot } from "react-dom/client";
import { App } from "./react.jsx";

/** An island as Astro makes it: it is adopted at once, or when it is seen, and says with ssr that it has not been yet. */
class Island extends HTMLElement {
	connectedCallback() {
		if (this.getAttribute("client") === "load") return this.hydrate();
		new IntersectionObserver(([{ isIntersecting }], observer) => {
			if (!isIntersecting) return;
			observer.disconnect();
			this.hydrate();
		}).observe(this.firstElementChild);
	}
	hydrate() {
		hydrateRoot(this, <App things={window.things} />);
		this.removeAttribute("ssr");
	}
}
customElements.define("astro-island", Island);
