import { honoured } from "../privacy/honoured.js";
import { list } from "../languages/list.js";
import { picker } from "../languages/picker.js";
import { refuses } from "../privacy/refuses.js";
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
      { class: "banner", lang: 2 },
      ["h2", 0, 3],
      ["select", { "data-do": "language" }, ["option", { value: "en" }, "English"], ["option", { value: "fr" }, "Français"]],
      ["button", { "data-do": "accept" }, 4],
      ["button", { "data-do": "refuse" }, 5],
      ["button", { "data-do": "customise" }, 6],
      ["p", { class: "status", role: "status" }],
    ],
    texts: {
      en: ["One moment", "Cannot be shown", "en", "Cookies", "Accept", "Refuse", "Customise"],
      fr: ["Un instant", "Indisponible", "fr", "Traceurs", "Accepter", "Refuser", "Choisir"],
    },
    css: ["", ":host{all:initial}"],
    assets: { start: "a/start.js", wasm: "a/ui.wasm", css: "a/ui.css", more: "a/more." },
    load: "intent",
    signaller: signals,
    picker,
    refuses,
    finish: [list, honoured],
    ...changes,
  };
}
