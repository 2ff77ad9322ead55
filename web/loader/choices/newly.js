/**
 * Makes a function that passes each error on once, however often it comes in a row: what could not be fetched is remembered
 * for a while, and each change of a page meets the same error.
 * @param {(error: Error) => void} tell
 */
export function newly(tell) {
  /** @type {Error | undefined} */
  let last;
  return (/** @type {Error} */ error) => {
    if (error !== last) tell(error);
    last = error;
  };
}
