const home = document.currentScript.src;
document.addEventListener("biscotte:choice", ({ detail }) => {
	if (!detail.categories.statistics) navigator.sendBeacon(new URL("/collect?left=1", home));
});
