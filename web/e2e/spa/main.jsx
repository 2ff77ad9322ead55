import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./app.jsx";

/** What React owns, by the page's wish: an element, the body, the document, or an element that a server has filled. */
const roots = {
	element: () => createRoot(document.getElementById("root")),
	body: () => createRoot(document.body),
	document: () => createRoot(document),
};

const app = <StrictMode><App /></StrictMode>;
const page = (
	<html lang="en">
		<head><title>Portal</title><link rel="icon" href="data:," /></head>
		<body>{app}</body>
	</html>
);
const kind = document.querySelector("meta[name=root]").content;

if (kind === "hydrated") hydrateRoot(document.getElementById("root"), app);
else (window.root = roots[kind]()).render(kind === "document" ? page : app);
