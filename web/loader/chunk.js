/**
 * Fetches a part of the loader that most pages do without. One that cannot be loaded leaves a page as it would be
 * without it, and says so once to whoever looks after the page: browsers remember a module that failed, and so do we.
 * @template {keyof import("./types").Chunks} Name
 * @param {import("./types").Page} page
 * @param {Name} name
 * @returns {Promise<import("./types").Chunks[Name] | undefined>}
 */
export function chunk(page, name) {
  const url = page.base + page.data.assets[name];
  return ((page.chunks ??= {})[name] ??= import(url).then(
    (module) => module[name],
    ({ message }) => console.warn(`biscotte: ${url}: ${message}; allow it in script-src, serve it as text/javascript`),
  ));
}
