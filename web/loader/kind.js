/**
 * The type that a held script has in truth: none for an ordinary one.
 * @param {HTMLScriptElement} script
 */
export function kind({ dataset }) {
  return dataset.consentType ?? dataset.type ?? "";
}
