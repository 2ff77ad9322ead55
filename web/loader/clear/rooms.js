import { place } from "./place.js";
import { variants } from "../variants.js";

/**
 * Where a page keeps things: what is there, and how one of them is removed. What a browser does not have, or does not
 * let the page have, is empty.
 * @param {typeof import("../tools.js").tools} tools
 * @returns {import("../types").Room[]}
 */
export function rooms(tools) {
  return [cookies(tools), web("local"), web("session"), databases, stored, workers];
}

/**
 * @param {typeof import("../tools.js").tools} tools
 * @returns {import("../types").Room}
 */
function cookies(tools) {
  return {
    kind: "cookie",
    names: async () => [...new Set(tools.cookies().split("; ").filter(Boolean).map((pair) => pair.split("=")[0]))],
    remove: async (name) => variants(name, place()).forEach(tools.write),
  };
}

/**
 * @param {"local" | "session"} kind
 * @returns {import("../types").Room}
 */
function web(kind) {
  const storage = () => (kind === "local" ? localStorage : sessionStorage);
  // Not Object.keys, which old libraries replace with one that lists what is inherited, too.
  const names = async () => /** @type {string[]} */ (Reflect.ownKeys(storage()));
  return { kind, names, remove: async (name) => storage().removeItem(name) };
}

/** @type {import("../types").Room} */
const databases = {
  kind: "database",
  // A sandboxed frame has none, and Chromium rejects there more than what it returns: that would be an uncaught error.
  names: async () => (origin === "null" ? [] : (await indexedDB.databases()).map(({ name }) => name ?? "")),
  remove: (name) =>
    new Promise((done) => {
      const request = indexedDB.deleteDatabase(name);
      // Blocked: the page has it open, and it goes once that is over.
      request.onsuccess = request.onerror = request.onblocked = () => done(undefined);
    }),
};

/** @type {import("../types").Room} */
const stored = { kind: "cache", names: async () => caches.keys(), remove: (name) => caches.delete(name) };

/** Known by the path of their scope. @type {import("../types").Room} */
const workers = {
  kind: "worker",
  names: async () => (await registrations()).map(scope),
  remove: async (name) => {
    for (const worker of await registrations()) if (scope(worker) === name) await worker.unregister();
  },
};
const registrations = () => navigator.serviceWorker.getRegistrations();
const scope = (/** @type {ServiceWorkerRegistration} */ worker) => new URL(worker.scope).pathname;
