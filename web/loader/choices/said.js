/**
 * What is said beside the way to object: that the browser's signal is obeyed (11 CCR 7025(c)(6)), or what is in use until
 * the visitor objects, with the ids of that. In California the link is enough: its title is the law's.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Objection} view
 * @returns {{status: string, used: string[]}}
 */
export function said(page, tools, view) {
  const { purposes } = page.data;
  const used = purposes.filter((p) => p.optOut && tools.may(page, p.id)).map((p) => p.id);
  const obeyed = page.refused && !purposes.some((p) => p.gpc && tools.may(page, p.id));
  if (obeyed) return { status: view.privacySignal ?? "", used: [] };
  if (view.regimeKind === "opt-out" || !used[0]) return { status: "", used: [] };
  const titles = view.categories.filter(({ id }) => used.includes(id)).map(({ title }) => title);
  const list = new Intl.ListFormat(page.lang, { type: "conjunction" });
  return { status: view.phrases.inUse.replace("{purposes}", () => list.format(titles)), used };
}
