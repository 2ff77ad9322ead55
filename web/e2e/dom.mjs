// A document for Go tests that run under js/wasm in Node (node --import): jsdom's. It stands for a browser's document
// where components are mounted and pressed; the browser tests beside this file use real ones.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { url: "https://portal.test/" });
for (const name of ["document", "localStorage", "sessionStorage", "Event"]) {
	Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
