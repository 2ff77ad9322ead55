// Stands for a web analytics script: nothing of it runs before the visitor has agreed to statistics. It counts visits
// in the two cookies that the policy declares, and says the count on the page.
(() => {
	const names = { visitor: "_pk_id.1.demo", visit: "_pk_ses.1.demo" };
	const thirteenMonths = 33955200; // seconds, as Matomo has it
	const halfAnHour = 1800;
	const place = document.querySelector("[data-count]");
	const before = place?.textContent ?? "";

	const read = (name) =>
		document.cookie.split("; ").find((pair) => pair.startsWith(name + "="))?.slice(name.length + 1);
	const write = (name, value, age) => {
		document.cookie = `${name}=${value}; Path=/; Max-Age=${age}; SameSite=Lax`;
	};

	// Sixteen hexadecimal digits, as Matomo's. crypto.randomUUID is missing on plain http.
	const newID = () =>
		Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

	function count() {
		const [id, first, visits] = (read(names.visitor) ?? "").split(".");
		const now = Math.floor(Date.now() / 1000);
		const n = (Number(visits) || 0) + (read(names.visit) ? 0 : 1);
		write(names.visitor, `${id || newID()}.${Number(first) || now}.${n}`, thirteenMonths);
		write(names.visit, "1", halfAnHour);
		if (place) {
			place.textContent = place.dataset.count.replace("{n}", String(n));
		}
	}

	// Who changes their mind is forgotten: a script that has run cannot be taken back, so it cleans up itself.
	function forget() {
		for (const name of Object.values(names)) {
			write(name, "", 0);
		}
		if (place) {
			place.textContent = before;
		}
	}

	document.addEventListener("biscotte:choice", () => {
		if (window.biscotte.allowed("statistics")) {
			count();
		} else {
			forget();
		}
	});
	count();
})();
