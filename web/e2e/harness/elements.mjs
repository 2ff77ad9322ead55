/**
 * Every kind of element that can be held, each for the media player: its markup, whose id is "it", and the files that it
 * asks a third party for once it is let go, in alphabetical order. code: it is code, in whose place another element comes.
 * @param {(name: string, type?: string) => string} file the address of a file of the third party
 * @returns {Record<string, {markup: string, asks: string[], code?: boolean}>}
 */
export function elements(file) {
	const media = 'id="it" data-consent="media/player"';
	const wav = 'type="audio/wav"';
	const of = (/** @type {string} */ type) => (/** @type {string} */ name) => file(name, type);
	const [svg, sound, style] = ["image/svg+xml", "audio/wav", "text/css"].map(of);
	const box = 'type="text/html" width="200" height="100"';
	return {
		...scripts(file),
		iframe: { markup: `<iframe ${media} data-consent-src="${file("iframe")}"></iframe>`, asks: ["iframe"] },
		img: { markup: `<img ${media} alt="" data-consent-src="${svg("img")}">`, asks: ["img"] },
		"img with srcset": { markup: `<img ${media} alt="" data-consent-srcset="${svg("srcset")} 1x">`, asks: ["srcset"] },
		picture: {
			markup: `<picture><source data-consent="media/player" data-consent-srcset="${svg("picture")}"><img ${media} alt="" data-consent-src="${svg("unused")}"></picture>`,
			asks: ["picture"],
		},
		video: {
			markup: `<video ${media} data-consent-src="${sound("video")}" data-consent-poster="${svg("poster")}" preload="auto"></video>`,
			asks: ["poster", "video"],
		},
		"video with sources": {
			markup: `<video ${media} preload="auto"><source data-consent-src="${sound("source")}" ${wav}><source data-consent-src="${sound("second")}"></video>`,
			asks: ["source"],
		},
		"video with a held source": {
			markup: `<video id="it" preload="auto"><source data-consent="media/player" data-consent-src="${sound("own")}"></video>`,
			asks: ["own"],
		},
		audio: { markup: `<audio ${media} data-consent-src="${sound("audio")}" preload="auto"></audio>`, asks: ["audio"] },
		stylesheet: { markup: `<link rel="stylesheet" ${media} data-consent-href="${style("style")}">`, asks: ["style"] },
		preload: { markup: `<link rel="preload" as="image" ${media} data-consent-href="${svg("preload")}">`, asks: ["preload"] },
		embed: { markup: `<embed ${media} ${box} data-consent-src="${file("embed")}">`, asks: ["embed"] },
		object: { markup: `<object ${media} ${box} data-consent-data="${file("object")}"></object>`, asks: ["object"] },
	};
}

/** @param {(name: string, type?: string) => string} file */
function scripts(file) {
	const held = 'id="it" type="text/plain" data-consent="media/player"';
	const script = (/** @type {string} */ name) => file(name, "text/javascript");
	// Code has no character references, other than an attribute's value.
	const address = (/** @type {string} */ name) => JSON.stringify(file(name, "image/svg+xml").replaceAll("&amp;", "&"));
	const module = JSON.stringify(script("imported").replaceAll("&amp;", "&"));
	const code = (/** @type {string} */ rest, /** @type {string} */ asks) => ({ markup: `<script ${held} ${rest}</script>`, asks: [asks], code: true });
	return {
		script: code(`src="${script("script")}">`, "script"),
		"inline script": code(`>new Image().src = ${address("inline")}`, "inline"),
		module: code(`data-consent-type="module" src="${script("module")}">`, "module"),
		"inline module": code(`data-consent-type="module">import ${module}`, "imported"),
	};
}

/**
 * A page whose held scripts are to run in the order of their letters, though each second file arrives first: files and
 * inline ones between them, in head and body; and modules, which are in order among themselves.
 * @param {(name: string, after?: string) => string} script the address of a script of the third party
 */
export function chain(script) {
	const tag = (/** @type {string} */ rest) => `<script type="text/plain" data-consent="statistics" ${rest}</script>`;
	const far = (/** @type {string} */ name, after = "", rest = "") => tag(`src="${script(name, after).replaceAll("&", "&amp;")}" ${rest}>`);
	const near = (/** @type {string} */ name, rest = "") => tag(`${rest}>(window.ran ??= []).push("${name}")`);
	const module = 'data-consent-type="module"';
	return {
		head: far("a", "b") + far("b") + near("c") + far("M1", "d", module),
		body: far("d", "e") + far("e") + near("M3", module) + near("f") + far("M2", "", module) + near("g"),
		order: [["a", "b", "c", "d", "e", "f", "g"], ["M1", "M3", "M2"]],
		files: ["M1", "M2", "a", "b", "d", "e"],
	};
}
