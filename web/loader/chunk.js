import { complain } from "./complain.js";
import { module } from "./module.js";
import { tools } from "./tools.js";

/**
 * Calls a part of the loader that most pages do without, and fetches it for that. One that cannot be loaded leaves a
 * page as it would be without it, and says so once: browsers remember a module that failed, and so do we.
 * @template {keyof import("./types").Chunks} Name
 * @param {import("./types").Page} page
 * @param {Name} name
 * @param {import("./types").Chunks[Name] extends (page: any, tools: any, ...rest: infer Rest) => unknown ? Rest : never} rest
 */
export async function chunk(page, name, ...rest) {
  const url = page.base + page.data.assets.more + name + ".js";
  const part = await ((page.chunks ??= {})[name] ??= module(url).catch(complain));
  return part?.[name](page, tools, ...rest);
}
