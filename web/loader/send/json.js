/**
 * Writes what is sent as JSON. Old libraries give arrays and objects a toJSON of their own, and JSON.stringify would take
 * its text for a text: here it gets single strings, numbers and booleans alone.
 * @param {any} value
 * @returns {string}
 */
export function json(value) {
  if (Array.isArray(value)) return `[${value.map(json).join()}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${json(field)}`).join()}}`;
}
