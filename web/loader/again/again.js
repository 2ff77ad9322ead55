import { asked } from "../asked.js";
import { amend } from "./amend.js";
import { complain } from "../complain.js";
import { request } from "../request.js";
import { supplement } from "./supplement.js";

/**
 * Makes a first layer of whatever the loader paints from now on that asks about the difference alone: for visitors who
 * have answered before. It waits for the texts, so that nobody sees the one become the other. Where they cannot be had,
 * the first layer asks everything, as it would without this.
 * @type {import("../types").Chunks["again"]}
 */
export async function again(page, tools) {
  const { data: { purposes }, refused } = page;
  const views = /** @type {Record<string, import("../types").News>} */ ({});
  const ready = async () => {
    const { lang } = page;
    const response = await request(page, page.data.assets.more + lang + ".json");
    views[lang] = await response.json();
  };
  page.amend = (layer) => {
    const { choice } = page;
    const view = views[page.lang];
    if (!choice || !page.asking) return null;
    if (view) amend(layer, view, choice, asked(purposes, choice, refused));
    else ready().then(() => layer.isConnected && tools.paint(page), complain);
    return view ? choice : null;
  };
  page.news = (yes) => {
    if (!page.before) return null;
    const next = supplement(purposes, page.choice, page.before, tools.next(page), yes, refused);
    // More may have been forgotten elsewhere than the layer shows.
    if (asked(purposes, next, refused)[0]) queueMicrotask(() => tools.ask(page));
    return next;
  };
  await ready().catch(complain);
  return page.host?.full.hidden === false; // the component has been faster
}
