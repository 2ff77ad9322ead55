/**
 * Whether the browser sends a privacy signal: Global Privacy Control, or Do Not Track where the policy takes that for one.
 * @param {import("../types").Data} data
 */
export function refuses({ dnt }) {
  return navigator.globalPrivacyControl === true || (!!dnt && navigator.doNotTrack === "1");
}
