import { more } from "../embed/kinds.js";
import { names } from "../names.js";

/** The addresses that an element has waited with. @param {HTMLElement} element */
export function waited(element) {
  return [...names, ...more].flatMap((name) => {
    const value = element.getAttribute("data-consent-" + name) ?? element.getAttribute("data-" + name) ?? "";
    if (name === "srcdoc") return [];
    return name.endsWith("srcset") ? value.split(",").map((part) => part.trim().split(" ")[0]).filter(Boolean) : value || [];
  });
}
