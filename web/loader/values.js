const blank = /^[ \t]+|[ \t]+$/g;

/**
 * The values of the cookie called name, in their order: policy.Values. A value in double quotes loses them.
 * @param {string} header
 * @param {string} name
 */
export function values(header, name) {
  /** @type {string[]} */
  const found = [];
  // Most visitors have nothing of ours: that should cost nothing.
  if (!header.includes(name)) return found;
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals < 0 || pair.slice(0, equals).replace(blank, "") !== name) continue;
    found.push(pair.slice(equals + 1).replace(blank, "").replace(/^"([^]*)"$/, "$1"));
  }
  return found;
}
