import { cookies } from "./cookies.js";
import { newest } from "./newest.js";
import { now } from "./now.js";
import { stored } from "./stored.js";

/**
 * The time of a decision that is taken now: policy.Next. It is later than that of every stored choice, by whatever clock
 * that was taken: the newest decision is the one in force.
 * @param {import("./types").Page} page
 */
export function next({ data, held }) {
  const last = newest([...stored(data.consentCookie, cookies()), held], now());
  return Math.max(now(), (last?.time ?? 0) + 1);
}
