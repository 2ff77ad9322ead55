/** Whether the visitor's line asks for nothing that is not needed yet: Save-Data, or a 2G connection. */
export function thrifty() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return saveData || /2g/.test(/** @type {any} */ (effectiveType));
}
