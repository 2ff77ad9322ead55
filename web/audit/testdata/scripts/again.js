localStorage.setItem("counter.queue", "1");
document.addEventListener("biscotte:cleared", () => {
	localStorage.setItem("counter.queue", "2");
});
