import { glob } from "./glob.js";

const fields = /** @type {const} */ ({
  local: "local",
  session: "session",
  database: "databases",
  cache: "caches",
  worker: "workers",
});

/**
 * The first of some services that lists something as its own.
 * @param {import("../types").Store[]} services
 * @param {import("../types").Left["kind"]} kind
 * @param {string} name
 */
export function listed(services, kind, name) {
  return services.find(({ cookies, storage }) => glob(kind === "cookie" ? cookies : storage?.[fields[kind]], name));
}
