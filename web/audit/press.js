// Presses a button of another banner.
(() => {
	BUTTONS
	const button = find(WHAT, SELECTOR);
	button?.click();
	return Boolean(button);
})()
