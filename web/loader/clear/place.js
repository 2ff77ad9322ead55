/** The address whose cookies a page has: a document that is written into a frame (srcdoc) has those of the page around it. */
export function place() {
  return location.href === "about:srcdoc" ? parent.location : location;
}
