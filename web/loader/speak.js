/**
 * Writes into the status line of what the loader shows: a moment later, since a screen reader only notices a change
 * of a line that it knows.
 * @param {import("./types").Page} page
 * @param {string} text
 */
export function speak(page, text) {
  const line = page.host?.first.querySelector(".status,.busy");
  if (line) setTimeout(() => (line.textContent = text));
}
