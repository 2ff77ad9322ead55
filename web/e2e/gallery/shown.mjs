/** What there is to be seen in a frame of the gallery, by its state. */
export const shown = {
	banner: "biscotte-consent .banner",
	news: "biscotte-consent .banner [data-do=accept]",
	notice: "biscotte-consent .banner [data-do=refuse]",
	signal: "biscotte-consent .signal:not([hidden])",
	busy: "biscotte-consent [aria-busy=true]",
	failed: "biscotte-consent .status:not(:empty)",
	panel: "biscotte-consent dialog[open]",
	unfolded: "biscotte-consent dialog details[open] table",
	objecting: "biscotte-consent dialog[open] .switch:checked",
	objection: "biscotte-choices button",
	choices: "biscotte-choices [data-consent-open]",
	button: "biscotte-settings button",
	held: "biscotte-held [data-do=once]",
	declaration: "[data-consent-declaration] .declaration",
};
