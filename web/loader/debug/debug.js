import { bypass } from "./bypass.js";
import { own } from "../own.js";
import { report } from "./report.js";
import { request } from "../request.js";

/**
 * Tells whoever develops the page, on the console, what is held and why, what has been let go when, what vendors have
 * been told, which cookies there are and whose, and which requests to others have not waited: once the page has loaded,
 * after every decision, and after what was cleared.
 * @type {import("../types").Chunks["debug"]}
 */
export async function debug(page, tools) {
  const answer = await request(page, page.data.assets.more + "stores.json");
  const services = /** @type {import("../types").Store[]} */ (await answer.json());
  const tell = (/** @type {string} */ when) => report(page, tools, services, when);
  for (const name of ["choice", "cleared"]) {
    own(document).addEventListener("biscotte:" + name, (event) => {
      if (name === "cleared") console.info("biscotte: cleared", /** @type {CustomEvent} */ (event).detail);
      setTimeout(() => tell(name)); // by then, what the decision lets go has gone or is on its way
    });
  }
  bypass(page, tools);
  if (own(document).readyState === "complete") tell("ready");
  else addEventListener("load", () => tell("ready"));
}
