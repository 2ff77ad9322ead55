import { complain } from "./complain.js";
import { module } from "./module.js";
import { retry } from "./retry.js";
import { tools } from "./tools.js";

/**
 * Calls a part of the loader that most pages do without, and fetches it for that. One that cannot be loaded leaves a
 * page as it would be without it, and says so; who needs it later has it asked for again.
 * @template {keyof import("./types").Chunks} Name
 * @param {import("./types").Page} page
 * @param {Name} name
 * @param {import("./types").Chunks[Name] extends (page: any, tools: any, ...rest: infer Rest) => unknown ? Rest : never} rest
 */
export async function chunk(page, name, ...rest) {
  const chunks = (page.chunks ??= /** @type {any} */ ({ __proto__: null }));
  const part = await (chunks[name] ??= module(page.base + page.data.assets.more + name + ".js").catch((error) => {
    complain(error);
    retry(() => {
      delete chunks[name];
      page.open?.();
    });
  }));
  return part?.[name](page, tools, ...rest);
}
