import { languages } from "../harness/languages.mjs";

const screens = {
	desktop: { width: 1280, height: 800 },
	tablet: { width: 768, height: 1024 },
	phone: { width: 390, height: 844 },
	small: { width: 320, height: 568 },
};

/** @param {keyof typeof screens} screen @param {string} lang @param {import("playwright-core").BrowserContextOptions} [more] */
const look = (screen, lang, how = "light", more = {}) => ({
	name: `${screen}-${how}-${lang}`,
	lang,
	options: { viewport: screens[screen], deviceScaleFactor: screen === "desktop" ? 1 : 2, colorScheme: "light", ...more },
});

const dark = { colorScheme: "dark" };
const forced = { forcedColors: "active", colorScheme: "dark" };

/** What there is to look at: a name, the visitor's language and the browser's settings. */
export const looks = [
	...["en", "fr", "es", "ar"].map((lang) => look("desktop", lang)),
	...["en", "fr", "es", "ar"].map((lang) => look("phone", lang)),
	look("tablet", "en"),
	...languages.map((lang) => look("small", lang)),
	look("desktop", "en", "dark", dark),
	look("phone", "fr", "dark", dark),
	look("phone", "ar", "dark", dark),
	look("desktop", "en", "forced", forced),
	look("phone", "en", "forced", forced),
	look("desktop", "fr", "contrast", { contrast: "more" }),
];
