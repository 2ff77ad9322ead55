/** What there is to be seen in a frame of the gallery, by its state. */
export const shown = {
	banner: "biscotte-consent .banner",
	signal: "biscotte-consent .signal:not([hidden])",
	busy: "biscotte-consent [aria-busy=true]",
	failed: "biscotte-consent .status:not(:empty)",
	panel: "biscotte-consent dialog[open]",
	unfolded: "biscotte-consent dialog details[open] table",
	button: "biscotte-settings button",
	held: "biscotte-held [data-do=once]",
	declaration: "[data-consent-declaration] .declaration",
};
