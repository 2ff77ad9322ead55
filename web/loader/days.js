/**
 * How long a choice on these purposes is kept, in days: policy.Days. An objection lasts as long as browsers keep a cookie.
 * @param {import("./types").Purpose[]} purposes
 */
export function days(purposes) {
  return purposes.some((p) => p.optOut) ? 400 : 180;
}
