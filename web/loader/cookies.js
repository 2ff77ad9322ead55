import { own } from "./own.js";

/** The page's cookies, "" where it may not have any: a sandboxed frame throws (HTML, "cookie-averse"). */
export function cookies() {
  try {
    return own(document).cookie;
  } catch {
    return "";
  }
}
