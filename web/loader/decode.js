const answer = /^([a-z][a-z0-9-]{0,31}):(true|false):([a-z0-9]{1,8})$/;
const exception = /^~([a-z][a-z0-9-]{0,31}):(true|false)$/;

/**
 * Reads a choice from a cookie's value: policy.Decode. Anything odd is no answer: null. One without answers takes back
 * every earlier one. It is given to the page, which cannot change it.
 * @param {string} value
 * @returns {import("./types").Choice | null}
 */
export function decode(value) {
  const [version, time, ...fields] = value.split(".");
  if (value.length > 2048 || version !== "1" || !/^[1-9]\d{0,10}$/.test(time ?? "")) return null;
  const answers = [];
  const exceptions = [];
  const seen = new Set();
  for (const field of fields) {
    const [, category = "", yes, fingerprint = ""] = answer.exec(field) ?? [];
    const [, service = "", just] = exception.exec(field) ?? [];
    const key = category || "~" + service;
    if (seen.has(key) || (category ? exceptions.length : !service)) return null;
    seen.add(key);
    if (category) answers.push({ category, granted: yes === "true", fingerprint });
    else exceptions.push({ service, granted: just === "true" });
  }
  const choice = { time: +time, answers, exceptions };
  for (const part of [choice, answers, exceptions, ...answers, ...exceptions]) Object.freeze(part);
  return answers[0] || !exceptions[0] ? choice : null;
}
