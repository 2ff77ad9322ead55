import { before } from "./before.mjs";

/**
 * A page of the host site with the tag in its head, which is where a site owner puts it.
 * @param {{head?: string, body?: string, lang?: string, dir?: string, tag?: string}} [parts] tag "" leaves it out
 */
export function page({ head = "", body = "<p>Hello</p>", lang = "en", dir = "ltr", tag = script() } = {}) {
	return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Portal</title>
<link rel="icon" href="data:,">${before.html}${tag}${head}</head>
<body>${body}</body>
</html>`;
}

/** The tag as the manual gives it. */
export function script(src = "/consent.js", attributes = "") {
	return `<script src="${src}" ${attributes}></script>`;
}

/** A script that waits for consent to a category or a category/service. */
export function held(category, src, attributes = "") {
	return `<script type="text/plain" data-consent="${category}" src="${src}" ${attributes}></script>`;
}

/** The same with its code in the page. */
export function heldInline(category, code, attributes = "") {
	return `<script type="text/plain" data-consent="${category}" ${attributes}>${code}</script>`;
}

/** Code that leaves its name in window.ran, as the vendor's scripts do. */
export function mark(name) {
	return `(window.ran ??= []).push("${name}")`;
}
