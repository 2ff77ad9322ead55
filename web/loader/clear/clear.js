import { complain } from "../complain.js";
import { linger } from "./linger.js";
import { listed } from "./listed.js";
import { own } from "../own.js";
import { request } from "../request.js";
import { rooms } from "./rooms.js";
import { twins } from "./twins.js";

/** What every service leaves, once it has been asked for. @type {Promise<import("../types").Store[]> | null} */
let known = null;
/** The services that may have been withdrawn on this page: their code may still run. @type {Set<string>} */
const withdrawn = new Set();
const path = (/** @type {import("../types").Store} */ { category, id }) => category + "/" + id;

/**
 * Removes what services have left that may not be used (any more), looks again, and reports both what has gone and what
 * has not: what belongs to a service that may be used stays, whoever else lists it too. What a service's code leaves after
 * its withdrawal goes too. Given nothing to remove, it fetches what it will need for that.
 * @type {import("../types").Chunks["clear"]}
 */
export async function clear(page, tools, gone) {
  twins(page, tools);
  try {
    const all = await (known ??= fetched(page));
    if (!gone[0]) return true;
    await empty(page, tools, all, gone, false);
    gone.forEach(withdrawn.add, withdrawn);
    linger(() => empty(page, tools, all, [...withdrawn], true));
    return true;
  } catch (error) {
    known = null;
    complain(new Error("what services have left was not cleared: " + error));
    return false;
  }
}

/**
 * @param {import("../types").Page} page
 * @returns {Promise<import("../types").Store[]>}
 */
async function fetched(page) {
  const answer = await request(page, page.data.assets.more + "stores.json");
  return answer.json();
}

/**
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Store[]} all
 * @param {string[]} gone
 * @param {boolean} late whether it has been reported what is out of reach
 */
async function empty(page, tools, all, gone, late) {
  // Meanwhile there may be another answer.
  const keeping = all.filter((service) => tools.may(page, path(service)));
  const going = all.filter((service) => gone.includes(path(service)) && !keeping.includes(service));
  const report = await sweep(page, tools, going, keeping);
  if (late && !report.removed.length) return;
  remember(page, going, report.remaining);
  own(document).dispatchEvent(new CustomEvent("biscotte:cleared", { detail: report }));
}

/**
 * Notes what is left for the panel to say, in the place of what was left of these services before.
 * @param {import("../types").Page} page
 * @param {import("../types").Store[]} going
 * @param {import("../types").Left[]} remaining
 */
function remember(page, going, remaining) {
  const before = (page.remaining ?? []).filter(({ service }) => !going.some(({ id }) => id === service));
  const category = (/** @type {string} */ service) => going.find(({ id }) => id === service)?.category ?? "";
  page.remaining = [...before, ...remaining.map((left) => ({ ...left, category: category(left.service) }))];
}

/**
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {import("../types").Store[]} going
 * @param {import("../types").Store[]} keeping
 */
async function sweep(page, tools, going, keeping) {
  const { consentCookie, languageCookie } = page.data;
  const own = ["", "-lasting", "-waiting"].map((end) => consentCookie.name + end).concat(languageCookie?.name ?? []);
  const removed = /** @type {import("../types").Left[]} */ ([]);
  const remaining = /** @type {import("../types").Left[]} */ ([]);
  for (const { kind, names, remove } of rooms(tools)) {
    const look = () => names().catch(() => /** @type {string[]} */ ([]));
    for (const name of await look()) {
      const service = listed(going, kind, name);
      if (!service || listed(keeping, kind, name) || own.includes(name)) continue;
      await remove(name);
      const left = (await look()).includes(name);
      if (left) remaining.push({ service: service.id, kind, name, why: "kept" });
      else removed.push({ service: service.id, kind, name });
    }
  }
  for (const { id, beyond = [] } of going) {
    for (const { name, why } of beyond) remaining.push({ service: id, kind: "cookie", name, why });
  }
  return { removed, remaining };
}
