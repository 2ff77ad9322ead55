// Finds the buttons of a banner, in open shadow roots too: find(what, selector) with what accept, refuse or settings.
const find = (what, selector) => {
	const seen = (e) => {
		const box = e.getBoundingClientRect();
		return box.width > 1 && box.height > 1 && getComputedStyle(e).visibility !== "hidden";
	};
	const every = function* (root) {
		for (const e of root.querySelectorAll("*")) {
			yield e;
			if (e.shadowRoot) yield* every(e.shadowRoot);
		}
	};
	const all = [...every(document)];
	if (selector) return all.find((e) => e.matches(selector) && seen(e)) ?? all.find((e) => e.matches(selector));
	const own = document.querySelector("biscotte-consent")?.shadowRoot;
	if (own) return [...own.querySelectorAll(`.banner [data-do=${what}]`)].find(seen);
	const words = {
		accept: /^(i )?(accept|agree|allow)( (to )?all| cookies| all cookies)?$|^(ok|okay|got it)[!.]?$|^(tout accepter|accepter( tout)?|j.accepte|alle(s)? (akzeptieren|annehmen|zulassen)|akzeptieren|zustimmen|aceptar( todo| todas)?|accetta( tutti| tutto)?|alles accepteren|accepteren|aceitar( tudo| todos)?)$/,
		refuse: /^(i )?(reject|refuse|decline|deny|disagree)( all| cookies| all cookies)?$|^(i decline|only necessary|necessary only|continue without accepting|accept (only )?necessary)$|^(tout refuser|refuser( tout)?|continuer sans accepter|alle(s)? ablehnen|ablehnen|nur notwendige|rechazar( todo| todas)?|rifiuta( tutti| tutto)?|alles weigeren|weigeren|recusar( tudo| todos)?)$/,
		settings: /^(cookie|privacy|consent|cookies|manage|change|preferences|settings|gestion|gérer|cookie-einstellungen|einstellungen|gestionar|preferenze)( |-)?.*(settings|preferences|cookies|consent|services|choices|einstellungen|cookies|préférences)$|^(cookie|privacy) (settings|preferences)$/,
	}[what];
	const text = (e) => (e.innerText || e.value || e.getAttribute("aria-label") || "").replace(/[✓✔✗✘×]/g, "").replace(/\s+/g, " ").trim().toLowerCase();
	return all.find((e) => e.matches("button, a, [role=button], input[type=button], input[type=submit]") && words.test(text(e)) && seen(e));
};
