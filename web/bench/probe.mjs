// What runs inside the measured page, before anything of the page's own. The same for every subject.
//
// A banner is shown in the first animation frame in which its marker (the button that accepts) has a layout box
// inside the window, is not `visibility:hidden` and is not fully transparent, nor is anything around it. A banner
// that fades in counts from the first frame of its fade. Open shadow roots are searched, closed ones cannot be.

/** Runs in the page: must not use anything outside itself. */
export function probe({ marker, root }) {
  if (window.top !== window) return;
  const seen = { shown: null, fcp: null, longTasks: [], cls: 0, lcp: null };
  window.__bench = seen;

  const find = (scope) => {
    const hit = scope.querySelector(marker);
    if (hit) return hit;
    for (const el of scope.querySelectorAll('*')) {
      const inner = el.shadowRoot && find(el.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const parentOf = (el) => el.assignedSlot || el.parentElement || el.getRootNode().host || null;
  const visible = (el) => {
    const box = el.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return false;
    if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return false;
    if (getComputedStyle(el).visibility !== 'visible') return false;
    for (let up = el; up; up = parentOf(up)) if (Number(getComputedStyle(up).opacity) === 0) return false;
    return true;
  };
  const inBanner = (el) => {
    for (let up = el; up; up = parentOf(up)) if (up.matches(root)) return true;
    return false;
  };
  const name = (el) => el.localName + (el.id ? `#${el.id}` : '') + (el.classList[0] ? `.${el.classList[0]}` : '');

  const look = () => {
    const el = document.body && find(document);
    if (!el || !visible(el)) return requestAnimationFrame(look);
    seen.shown = performance.now();
    window.__benchShown?.('');
  };
  if (marker) requestAnimationFrame(look);

  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('paint', (e) => { if (e.name === 'first-contentful-paint') seen.fcp = e.startTime; });
  observe('longtask', (e) => seen.longTasks.push({ at: e.startTime, ms: e.duration }));
  observe('layout-shift', (e) => { if (!e.hadRecentInput) seen.cls += e.value; });
  observe('largest-contentful-paint', (e) => {
    // Chromium does not hand out an element inside a shadow tree. The demo page has no shadow tree of its own.
    seen.lcp = e.element
      ? { element: name(e.element), inBanner: Boolean(root) && inBanner(e.element), ms: e.startTime }
      : { element: '(in a shadow tree)', inBanner: true, ms: e.startTime };
  });
}
