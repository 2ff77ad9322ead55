import { cookies } from "../cookies.js";
import { values } from "../values.js";

/**
 * Puts the choice in force back into its cookie, where the server's answer to an earlier one has come after it.
 * @param {import("../types").Page} page
 * @param {(page: import("../types").Page, choice: import("../types").Choice) => void} keep
 */
export function hold(page, keep) {
  const { choice, data } = page;
  const times = values(cookies(), data.consentCookie.name).map((value) => Number(value.split(".")[1]));
  if (choice && times[0] && Math.max(...times) < choice.time) keep(page, choice);
}
