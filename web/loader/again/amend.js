/**
 * Takes off a first layer what is not asked, and says what is new in the rest: policy.View.Again.
 * @param {Element} layer as the loader paints it
 * @param {import("../types").News} view
 * @param {import("../types").Choice} choice
 * @param {string[]} asked the ids of the purposes that are
 */
export function amend(layer, { phrases, categories }, choice, asked) {
  const say = (/** @type {string} */ selector, /** @type {string} */ text) => {
    /** @type {Element} */ (layer.querySelector(selector)).textContent = text;
  };
  say("h2", phrases.newsTitle);
  say(".intro", phrases.newsIntro);
  say("[data-do=accept]", phrases.acceptNews);
  say("[data-do=refuse]", phrases.refuseNews);
  const items = layer.querySelectorAll(".purposes li");
  categories.forEach(({ id, summary, news }, i) => {
    if (!asked.includes(id)) return items[i].remove();
    const answer = choice.answers.find((a) => a.category === id);
    const since = answer ? (news?.[answer.fingerprint] ?? phrases.changedPurpose) : phrases.newPurpose;
    /** @type {Element} */ (items[i].querySelector("span")).textContent = `${since} ${summary}`;
  });
}
