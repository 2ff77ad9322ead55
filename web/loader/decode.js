/** "category:true:fingerprint", or "~service:true". */
const field = /^(~?)([a-z][a-z0-9-]{0,31}):(true|false)(?::([a-z0-9]{1,8}))?$/;

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
  for (const one of fields) {
    const [, apart, id, yes, fingerprint] = field.exec(one) ?? [];
    const granted = yes === "true";
    if (!id || !apart === !fingerprint || seen.has(apart + id)) return null;
    seen.add(apart + id);
    if (apart) exceptions.push({ service: id, granted });
    else if (exceptions[0]) return null;
    else answers.push({ category: id, granted, fingerprint });
  }
  const choice = { time: +time, answers, exceptions };
  for (const part of [choice, answers, exceptions, ...answers, ...exceptions]) Object.freeze(part);
  return answers[0] || !exceptions[0] ? choice : null;
}
