import { request } from "./request.js";

/** What has been asked for, by address. @type {Record<string, Promise<any>>} */
const views = {};

/** How soon what could not be had is asked for again, in milliseconds. */
const rest = 30_000;

/**
 * All that there is to say in the page's language (policy.View), fetched once. Who asks again for what could not be had is
 * told so again, until the line is back, or for a while: some ask at each change of the page.
 * @param {import("./types").Page} page
 * @returns {Promise<any>}
 */
export function view(page) {
  const path = page.data.assets.more + page.lang + ".json";
  const forget = () => delete views[path];
  const fail = (/** @type {Error} */ error) => {
    addEventListener("online", forget, { once: true });
    setTimeout(forget, rest);
    throw error;
  };
  return (views[path] ??= request(page, path).then((answer) => answer.json()).catch(fail));
}
