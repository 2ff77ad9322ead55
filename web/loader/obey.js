/**
 * What a regime's purposes are for a browser that sends a privacy signal, or does not: policy.Obey. What the signal
 * refuses is not used without a yes.
 * @param {import("./types").Purpose[]} purposes
 * @param {boolean} refused
 */
export function obey(purposes, refused) {
  return purposes.map((p) => {
    const own = { __proto__: null, ...p }; // before it is read: a page may have put names on Object.prototype
    own.optOut = own.optOut && !(own.gpc && refused);
    return own;
  });
}
