import { attempt } from "./attempt.js";
import { chunk } from "./chunk.js";
import { clear } from "./clear.js";
import { cookie } from "./cookie.js";
import { later } from "./later.js";
import { paint } from "./paint.js";
import { read } from "./read.js";
import { settle } from "./settle.js";
import { write } from "./write.js";

/**
 * Forgets the answer and asks again. Where a cookie with another domain, path or name, from an earlier policy, still
 * holds one, a chunk looks for that.
 * @param {import("./types").Page} page
 */
export async function forget(page) {
  page.held = "";
  write(cookie(page.data.consentCookie, "", 0, "", location.protocol === "https:") + "; Max-Age=0");
  attempt(() => clear(page));
  read(page);
  if (page.choice) {
    page.choice = null;
    await attempt(() => chunk(page, "clear", [], []));
  }
  await settle(page, "api");
  if (!page.asking) return;
  paint(page);
  later(page);
}
