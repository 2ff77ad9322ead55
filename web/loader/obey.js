/**
 * What a regime's purposes are for a browser that sends a privacy signal, or does not: policy.Obey. What the signal
 * refuses is not used without a yes.
 * @param {import("./types").Purpose[]} purposes
 * @param {boolean} refused
 */
export function obey(purposes, refused) {
  return purposes.map((p) => ({ __proto__: null, ...p, optOut: p.optOut && !(p.gpc && refused) }));
}
