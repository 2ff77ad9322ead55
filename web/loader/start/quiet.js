const ends = ["pointerup", "pointercancel", "keyup", "focusout", "blur"];

/**
 * Calls back as soon as the visitor is not in the middle of something in the first layer: no button or key is down,
 * and the language list, which may be unfolded, has not the focus. The press that ends is answered first.
 * @param {import("../types").Page} page
 * @param {AbortSignal} signal
 * @param {() => void} then
 */
export function quiet(page, signal, then) {
  const waiting = new AbortController();
  const attempt = () => {
    if (signal.aborted) waiting.abort();
    if (waiting.signal.aborted || page.pressed || page.host?.root.activeElement?.localName === "select") return;
    waiting.abort();
    then();
  };
  attempt();
  for (const type of ends) {
    // What ends in our own shadow root is not heard of outside.
    for (const target of [window, page.host?.root]) {
      target?.addEventListener(type, () => setTimeout(attempt), { capture: true, signal: waiting.signal });
    }
  }
}
