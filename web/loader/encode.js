/**
 * Writes a choice as a cookie's value: policy.Choice.Encode.
 * @param {import("./types").Choice} choice
 */
export function encode({ time, answers, exceptions = [] }) {
  return [
    "1",
    time,
    ...answers.map((a) => `${a.category}:${a.granted}:${a.fingerprint}`),
    ...exceptions.map((e) => `~${e.service}:${e.granted}`),
  ].join(".");
}
