import { chunk } from "./chunk.js";

/** What the loader may have to say: where it stands in the texts of a language. */
export const busy = 0;
export const failed = 1;

/**
 * Writes into the status line of what the loader shows: a moment later, since a screen reader only notices a change
 * of a line that it knows.
 * @param {import("./types").Page} page
 * @param {number} what
 */
export async function speak(page, what) {
  const { texts, words } = page.data;
  const said = texts[page.lang] ?? (await words?.(page, chunk));
  const line = page.host?.first.querySelector(".status,.busy");
  if (line) setTimeout(() => (line.textContent = said[what]));
}
