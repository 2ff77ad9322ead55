/**
 * Puts off what a frame or a picture would ask for, until it has been looked at: with the next one, not with this one. A
 * page that keeps its own markup and puts that in again (routers, carousels) would have it loaded by the parser, before
 * any script could look whether it still may. Firefox would load one that has come already a second time, once it is seen.
 * @param {HTMLElement} part
 */
export function lively(part) {
  if (/Firefox/.test(navigator.userAgent)) return;
  const own = part.dataset.consentLoading ?? part.getAttribute("loading") ?? "";
  part.dataset.consentLoading = own;
  if (!/^(iframe|img)$/.test(part.localName) || own === "lazy") return;
  part.setAttribute("loading", own || "eager");
  // A picture is on its way once the microtasks of this task are over.
  setTimeout(() => part.dataset.consentLoading == null || part.setAttribute("loading", "lazy"));
}

/** Gives an element its own way of loading back. @param {HTMLElement} part */
export function calm(part) {
  const own = part.dataset.consentLoading;
  if (own == null) return;
  delete part.dataset.consentLoading;
  if (own) part.setAttribute("loading", own);
  else if (/^(iframe|img)$/.test(part.localName)) part.removeAttribute("loading");
}
