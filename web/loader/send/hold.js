import { cookies } from "../cookies.js";
import { encode } from "../encode.js";
import { values } from "../values.js";

/**
 * Puts the choice in force back into its cookie, where the server's answer to an earlier one has come after it.
 * @param {import("../types").Page} page
 * @param {(page: import("../types").Page, choice: import("../types").Choice) => void} keep
 */
export function hold(page, keep) {
  const { choice, data } = page;
  const found = values(cookies(), data.consentCookie.name);
  if (!choice || !found[0] || found.includes(encode(choice))) return;
  if (found.every((value) => Number(value.split(".")[1]) < choice.time)) keep(page, choice);
}
