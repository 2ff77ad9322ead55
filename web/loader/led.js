/** Whether a page around this one, of the same origin, asks the question: one window does, and its frames follow. */
export function led() {
  try {
    for (let at = /** @type {Window} */ (window); at !== at.parent; ) {
      at = at.parent;
      if (at.biscotte?.asking) return true;
    }
  } catch {
    // It is of another origin.
  }
  return false;
}
