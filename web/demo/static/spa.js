// Stands for a single-page application that was here first: it owns window.onclick, window.onpopstate, the history
// and the storage, and swaps the main part of the page. A guest that takes any of these away breaks it.
(() => {
	const seen = { clicks: 0, pops: 0 };

	function report() {
		localStorage.setItem("portal-views", String(Number(localStorage.getItem("portal-views")) + 1));
		sessionStorage.setItem("portal-last", location.search);
		tell();
	}

	function tell() {
		const numbers = { ...seen, stored: localStorage.length + sessionStorage.length };
		for (const [name, n] of Object.entries(numbers)) {
			document.querySelector(`[data-seen="${name}"]`).textContent = String(n);
		}
	}

	async function show(url) {
		const response = await fetch(url);
		const next = new DOMParser().parseFromString(await response.text(), "text/html");
		if (location.href !== url) {
			return; // somebody was faster
		}
		document.title = next.title;
		document.querySelector("main").replaceWith(next.querySelector("main"));
		document.querySelector("h1").focus();
		report();
	}

	window.onclick = (event) => {
		seen.clicks++;
		tell();
		const link = event.target.closest?.("a[data-view]");
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
			return;
		}
		event.preventDefault();
		history.pushState({ portal: true }, "", link.href);
		show(location.href);
	};

	window.onpopstate = () => {
		seen.pops++;
		show(location.href);
	};

	report();
})();
