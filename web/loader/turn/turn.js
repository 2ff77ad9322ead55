import { adopted } from "../adopted.js";
import { current } from "./current.js";
import { kind } from "../kind.js";
import { gone } from "./gone.js";
import { leftover } from "./leftover.js";
import { missed } from "./missed.js";
import { place } from "./place.js";
import { recall } from "./recall.js";
import { writes } from "./writes.js";

/** How long a script that may never begin is waited for, in milliseconds. */
const patience = 20_000;
/** How long after the last one what goes at the same time has gone, in milliseconds: longer than the gate lets the page have a turn. */
const pause = 200;

/**
 * Puts scripts that may go into the page, at another time than they were written for: what they write does not replace
 * the page, an event that they wait for and that has been is told to them, and who runs scripts of another type hears
 * that there are new ones.
 * @type {import("../types").Chunks["turn"]}
 */
export function turn(page, tools) {
  /** Scripts that have not run yet, or wait for their place. */
  let running = 0;
  let timer = 0;
  let elsewhere = false;
  /** What ends the turn of a script that is on its way. @type {WeakMap<HTMLScriptElement, () => void>} */
  const ends = new WeakMap();
  /** @type {(() => void) | undefined} */
  let give;

  const rest = () => {
    clearTimeout(timer);
    if (!running && (give || elsewhere)) timer = setTimeout(tell, pause);
  };

  const tell = () => {
    if (running) return;
    give?.();
    give = undefined;
    if (elsewhere) dispatchEvent(new CustomEvent("ptupdate"));
    elsewhere = false;
  };

  const begin = (/** @type {HTMLScriptElement} */ script, /** @type {() => void} */ insert) => {
    give ??= missed();
    writes(script);
    current.add(script);
    running++;
    return new Promise((done) => {
      let ended = false;
      const over = () => {
        if (ended) return;
        ended = true;
        current.end(script);
        done(place(page, tools, script, writes(script), begin).finally(() => {
          running--;
          rest();
        }));
      };
      if (!script.src && script.type !== "module") {
        current.within(script, insert);
        return over();
      }
      for (const event of ["load", "error"]) script.addEventListener(event, over);
      ends.set(script, over);
      setTimeout(over, patience);
      insert();
    });
  };

  return {
    async ready(held) {
      running++;
      clearTimeout(timer);
      await adopted(held);
      running--;
      gone.veto(held);
      rest();
    },
    put(script, held) {
      gone.note(held);
      leftover(held);
      if (kind(script) === "text/partytown") {
        elsewhere = true;
        held.after(script);
        rest();
      } else begin(script, () => held.after(script));
    },
    off(script, held) {
      ends.get(script)?.();
      recall(script, held);
    },
  };
}
