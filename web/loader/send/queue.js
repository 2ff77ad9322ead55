import { post } from "./post.js";

/** The first and the longest wait before the same page sends again, in milliseconds; it doubles in between. */
const first = 5_000;
const longest = 600_000;

const advice = "; is it biscotte serve --records?";

/** Answers of a server or of a proxy before it that may be other ones in a while, 0 for none at all. */
const passing = [0, 429, 502, 503, 504];

/** How often in a row they may come before whoever runs the site is told all the same. */
const patience = 4;

/**
 * Sends what waits, one after the other. What is not answered, or with "later", waits on: until the result is called
 * again, or for a while. What can't get better is not sent again; whoever runs the site is told.
 * @param {ReturnType<import("./box.js").box>} waiting
 * @param {Set<string>} due what has been decided on this page, and has had no answer yet
 * @param {string} url
 * @param {(left?: string | null) => void} taken is called after every answer that the server has taken, with what is left
 * @param {(id: string, what: string) => void} note hears what became of each
 */
export function queue(waiting, due, url, taken, note) {
  let busy = false;
  let failures = 0;
  let timer = 0;
  let told = false;

  /** @param {import("../types").Answer} answer */
  const take = async (answer) => {
    const { status, after, text, left } = await post(url, answer);
    const said = `${url} answered ${`${status || "nothing"} ${text}`.trim()}${advice}`;
    if (status) due.delete(answer.id);
    if (!status || status === 429 || status >= 500) {
      timer = window.setTimeout(flush, Math.min(Math.max(first * 2 ** failures++, after * 1000), longest));
      note(answer.id, status ? `waits, after ${status}` : "waits for the network");
      if (!told && (failures === patience || !passing.includes(status))) {
        told = true;
        console.warn(`biscotte: an answer waits: ${said}`);
      }
      return false;
    }
    failures = 0;
    waiting.drop(answer.id);
    if (status === 204) taken(left);
    else console.warn(`biscotte: an answer is not recorded: ${said}`);
    note(answer.id, status === 204 ? "is recorded" : `is not recorded: ${status}`);
    return true;
  };
  async function flush() {
    clearTimeout(timer);
    if (busy) return;
    busy = true;
    for (let answer; (answer = waiting.read()[0]) && (await take(answer)); );
    busy = false;
  }
  return flush;
}
