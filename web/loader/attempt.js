/**
 * Takes a step that must not stop the next ones: the page may have replaced any built-in that it uses. An error is
 * reported, whether it is thrown or rejects a promise.
 * @param {() => unknown} step
 */
export async function attempt(step) {
  try {
    await step();
  } catch (error) {
    console.error("biscotte:", error);
  }
}
