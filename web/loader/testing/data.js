import { signals } from "../signals/signals.js";

/** What a server would give the loader: two languages, two questions; nothing is fetched unless it is asked for. */
export function data(changes = {}) {
  return {
    consentCookie: { name: "eu-consent" },
    languageCookie: { name: "django_language" },
    languages: ["en", "fr"],
    defaultLanguage: "en",
    purposes: [
      { id: "necessary", exempt: true, fingerprint: "n", services: ["session"] },
      { id: "statistics", fingerprint: "s", services: ["matomo"] },
      { id: "media", fingerprint: "m", services: ["video"] },
    ],
    tree: [
      "section",
      { class: "banner", lang: 0 },
      ["h2", 0, 1],
      ["select", { "data-do": "language" }, ["option", { value: "en" }, "English"], ["option", { value: "fr" }, "Français"]],
      ["button", { "data-do": "accept" }, 2],
      ["button", { "data-do": "refuse" }, 3],
      ["button", { "data-do": "customise" }, 4],
      ["p", { class: "status", role: "status" }],
    ],
    texts: { en: ["en", "Cookies", "Accept", "Refuse", "Customise"], fr: ["fr", "Traceurs", "Accepter", "Refuser", "Choisir"] },
    messages: { en: { busy: "One moment", failed: "Cannot be shown" }, fr: { busy: "Un instant", failed: "Indisponible" } },
    css: ":host{all:initial}",
    assets: { start: "a/start.js", wasm: "a/ui.wasm", css: "a/ui.css", views: { en: "a/en.json", fr: "a/fr.json" }, more: "a/more." },
    load: "intent",
    signaller: signals,
    ...changes,
  };
}
