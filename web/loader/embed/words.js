import { view as fetched } from "../view.js";

/**
 * What a placeholder says, in the page's language: whose content it is, and what can be done.
 * @param {import("../types").Page} page
 * @param {string} wanted the element's data-consent
 * @returns {Promise<import("../types").Words>}
 */
export async function words(page, wanted) {
  const view = await fetched(page);
  const providers = new Set();
  const names = new Set();
  for (const one of wanted.split(/[\s,]+/)) {
    const [id, service] = one.split("/");
    const category = view.categories.find((/** @type {any} */ c) => c.id === id);
    const services = category?.services.filter((/** @type {any} */ s) => !service || s.id === service) ?? [];
    for (const { provider } of services) providers.add(provider.name);
    // Allowed is what is named: one service of a provider is not all that it has.
    if (category) names.add(service && services[0] ? services[0].function : category.title);
  }
  const { phrases } = view;
  const list = new Intl.ListFormat(page.lang, { type: "conjunction" });
  const fill = (/** @type {string} */ phrase, /** @type {Iterable<string>} */ who) =>
    phrase.split("{provider}").join(list.format(who));
  return {
    direction: view.direction,
    held: fill(phrases.held, providers),
    once: phrases.loadOnce,
    always: fill(phrases.alwaysAllow, names),
    link: phrases.policyLink,
    policy: view.policyPage,
  };
}
