import { json } from "./json.js";

/** How many answers may wait; beyond that the oldest go. */
const most = 8;

/**
 * What waits to be sent, the oldest first: in the site's storage, for the next page; in memory where there is none, or no
 * room in it. What lies there and is nothing of ours is nothing. Other tabs may see to it too: it is read anew each time.
 * @param {string} name
 */
export function box(name) {
  /** @type {string | null} */
  let memory = null;
  /** @type {() => import("../types").Answer[]} */
  const read = () => {
    try {
      return JSON.parse(memory ?? localStorage.getItem(name) ?? "[]").filter(sound);
    } catch {
      return [];
    }
  };
  const write = (/** @type {import("../types").Answer[]} */ answers) => {
    memory = answers[0] ? json(answers.slice(-most)) : null;
    try {
      if (memory) localStorage.setItem(name, memory);
      else localStorage.removeItem(name);
      memory = null;
    } catch {
      // A sandboxed frame has no storage, and some have a full one.
    }
  };
  return {
    read,
    write,
    add: (/** @type {import("../types").Answer[]} */ more) => write([...read(), ...more]),
    drop: (/** @type {string} */ id) => write(read().filter((answer) => answer.id !== id)),
  };
}

/** @param {any} answer @returns {boolean} */
function sound(answer) {
  return typeof answer?.id === "string" && typeof answer.choice === "string";
}
