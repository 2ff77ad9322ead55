/** In seconds. */
export const day = 86_400;

/**
 * How many seconds of a choice's life are left: policy.Choice.Remaining. It counts from the decision; one that claims
 * to come from the future, a day of skew aside, has none.
 * @param {{time: number}} choice
 * @param {number} now
 * @param {number} [life] in days: policy.Choice.RemainingOf
 */
export function remaining({ time }, now, life) {
  return time > now + day ? 0 : time + ((FULL && life) || 180) * day - now;
}
