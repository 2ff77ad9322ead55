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
  const url = page.base + page.data.assets[name];
  const module = await ((page.chunks ??= {})[name] ??= import(url).catch(({ message }) =>
    console.warn(`biscotte: ${url}: ${message}; allow it in script-src, serve it as text/javascript`),
  ));
  return module?.[name](page, tools, ...rest);
}
