/** The time in whole seconds since the Unix epoch. */
export function now() {
  return Math.floor(Date.now() / 1000);
}
