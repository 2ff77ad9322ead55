import { encode } from "../encode.js";

/**
 * What is to be sent of a decision: the one in force. Its id is random and made here, so that the server keeps it once
 * however often it comes; no later decision shares it.
 * @param {import("../types").Page} page
 * @param {import("../types").Choice | null} was the choice before
 * @param {import("../types").Source} source
 * @returns {import("../types").Answer}
 */
export function answer({ choice, lang, data }, was, source) {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return {
    id: bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    choice: encode(/** @type {import("../types").Choice} */ (choice)),
    was: was ? encode(was) : "",
    language: lang,
    shown: data.assets.more,
    source,
  };
}
