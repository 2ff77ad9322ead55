// The only fallbacks of Django's LANG_INFO.
const simplified = ["zh-cn", "zh-my", "zh-sg"];
const traditional = ["zh-hk", "zh-mo", "zh-tw"];

/**
 * The code of supported that Django would answer in for code, "" if there is none: policy.MatchLanguage, which says
 * more.
 * @param {string} code
 * @param {string[]} supported
 */
export function match(code, supported) {
  if (code.length > 500) code = code.slice(0, Math.max(0, code.lastIndexOf("-", 499)));
  if (!code) return "";
  const fallback = simplified.includes(code) ? "zh-hans" : traditional.includes(code) ? "zh-hant" : "";
  const candidates = [code, fallback];
  let generic = code;
  for (let cut; (cut = generic.lastIndexOf("-")) >= 0; ) candidates.push((generic = generic.slice(0, cut)));
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase();
    if (supported.includes(lower)) return lower;
  }
  return supported.find((s) => s.startsWith(generic + "-")) ?? "";
}
