import { asked } from "../asked.js";
import { amend } from "./amend.js";
import { complain } from "../complain.js";
import { supplement } from "./supplement.js";

/**
 * Makes a first layer of whatever the loader paints from now on that asks about the difference alone: for visitors who
 * have answered before. It waits for the texts, so that nobody sees the one become the other. Where they cannot be had,
 * the first layer asks everything, as it would without this.
 * @type {import("../types").Chunks["again"]}
 */
export async function again(page, tools) {
  const { first } = tools.attach(page);
  const views = /** @type {Record<string, import("../types").News>} */ ({});
  /** @type {Element | null} */
  let amended = null;
  const ready = async () => {
    const { lang } = page;
    const response = await tools.request(page, page.data.assets.more + lang + ".json", "application/json", {});
    views[lang] = await response.json();
  };
  const change = () => {
    const layer = first.querySelector(".banner");
    if (!layer || layer === amended || !page.choice || !page.asking) return;
    const view = views[page.lang];
    if (!view) return void ready().then(change, complain);
    amend(layer, view, page.choice, asked(page.data.purposes, page.choice, page.refused));
    amended = layer;
  };
  new MutationObserver(change).observe(first, { childList: true });
  first.addEventListener("click", (event) => {
    const what = /** @type {Element} */ (event.target).closest("[data-do=accept],[data-do=refuse]")?.getAttribute("data-do");
    if (!what || !amended?.isConnected || !page.choice) return;
    event.stopImmediatePropagation(); // before the loader answers everything
    tools.commit(page, supplement(page.data.purposes, page.choice, tools.now(), what === "accept", page.refused), "banner");
  }, true);
  await ready().catch(complain);
  return !page.host?.full.hidden; // the component has been faster
}
