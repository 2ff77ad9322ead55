/**
 * Whether the browser has begun with a script, which is slow to arrive. One that came by innerHTML is inert for ever, as
 * are its copies, and nothing tells: a copy without an address fails at once, unless it is inert too.
 * @param {typeof import("../tools.js").tools} tools
 * @param {HTMLElement} held
 * @param {HTMLScriptElement} real
 */
export async function begun(tools, held, real) {
  const probe = /** @type {HTMLScriptElement} */ (held.cloneNode());
  for (const name of probe.getAttributeNames()) probe.removeAttribute(name);
  probe.src = tools.trust().createScriptURL("");
  let alive = false;
  const hear = (/** @type {Event} */ event) => {
    if (event.target !== probe) return;
    event.stopImmediatePropagation();
    alive = true;
  };
  addEventListener("error", hear, true);
  real.after(probe);
  await new Promise((done) => setTimeout(done, 200));
  removeEventListener("error", hear, true);
  probe.remove();
  // Those that wait for it go on.
  if (!alive) real.dispatchEvent(new Event("error"));
  return alive;
}
