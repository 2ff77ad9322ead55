import { may } from "./may.js";
import { sender } from "./sender.js";

/**
 * Tells vendors what the policy has for them before there is an answer. The result tells them of the choice in force:
 * decided, when it has just been taken. A vendor is never told no on a page where nobody has said so.
 * @param {import("./types").Page} page
 */
export function signals(page) {
  const list = page.data.signals ?? [];
  const send = sender();
  const say = (/** @type {import("./types").Signal} */ signal, /** @type {unknown[][]} */ calls = []) => {
    for (const call of calls) {
      const choose = (/** @type {string} */ _, /** @type {any} */ v) =>
        v?.["?"] ? (may(page, v["?"]) ? v.yes : v.no) : v;
      send(signal, JSON.parse(JSON.stringify(call), choose));
    }
  };
  for (const signal of list) say(signal, signal.start);
  return (/** @type {boolean} */ decided) => {
    for (const signal of list) {
      if (page.choice || decided) say(signal, signal.known);
      if (signal.when && may(page, signal.when)) say(signal, signal.yes);
      else if (decided) say(signal, signal.no);
    }
  };
}
