import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { gate } from "./gate.js";
import { leftover } from "./turn/leftover.js";
import { recall } from "./turn/recall.js";
import { dom } from "./testing/dom.js";

let granted;

beforeEach(() => {
  granted = new Set(["necessary"]);
  wrong = [];
  went = [];
  dom();
});

/** A gate that goes by what is granted, and notes what is wrong. */
const make = (rules = {}) => {
  // One test's gate goes on while the next has begun.
  const [yes, log, faults] = [granted, went, wrong];
  return gate({
    nonce: "",
    may: (element) => yes.has(element.dataset.consent),
    other: () => {},
    named: () => false,
    noted: (script) => log.push(script),
    wrong: (element, what) => faults.push([element.id, what]),
    ...rules,
  });
};
const all = { may: () => true };
let wrong;
let went;
/** What the chunk does for the gate, as far as it is tested here. */
const turns = {
  ready: async () => {},
  put(script, held) {
    leftover(held);
    held.after(script);
  },
  off: recall,
};

const held = (attributes, text = "") => {
  const script = document.createElement("script");
  script.type = "text/plain";
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  script.textContent = text;
  document.body.append(script);
  return script;
};
/** The scripts that have gone. */
const ids = () => went.map((script) => script.id);
const turn = () => new Promise((done) => setTimeout(done));
const finish = (id, type = "load") => {
  document.getElementById(id).dispatchEvent(new Event(type));
  return turn();
};

test("nothing goes before its category is granted", async () => {
  held({ id: "a", "data-consent": "statistics" });
  held({ id: "b", "data-consent": "necessary" });
  const { open, watch } = make();
  await watch(document);
  assert.deepEqual(ids(), ["b"]);
  granted.add("statistics");
  await open();
  assert.deepEqual(ids(), ["b", "a"]);
});

test("a script arrives with its attributes, its real type and its nonce", async () => {
  const old = held({ id: "a", "data-consent": "necessary", "data-type": "module", class: "x", crossorigin: "anonymous" }, "1");
  old.nonce = "secret";
  await make({ ...all, nonce: "secret" }).watch(document);
  const script = document.getElementById("a");
  assert.notEqual(script, old);
  assert.equal(old.nextSibling, script, "what drew the old one may still take it out");
  assert.equal(old.hasAttribute("data-consent"), false, "of the two, one waits in a copy of the page");
  assert.equal(script.nonce, "secret");
  script.removeAttribute("nonce"); // browsers hide it, jsdom shows it
  const { type, dataset, className, crossOrigin, text } = script;
  assert.deepEqual([className, crossOrigin, text], ["x", "anonymous", "1"]);
  assert.deepEqual([type, dataset.type, dataset.consent], ["text/plain", "module", "necessary"], "it looks held once it runs");
});

test("a script goes once, however often the gate is opened", async () => {
  held({ id: "a", "data-consent": "necessary" });
  const { open, watch } = make(all);
  await watch(document);
  await open();
  await open();
  assert.deepEqual(ids(), ["a"]);
});

test("an inline script waits for the external ones before it, and holds back those after it", async () => {
  held({ id: "a", src: "/a.js", "data-consent": "x" });
  held({ id: "b", src: "/b.js", "data-consent": "x" });
  held({ id: "c", "data-consent": "x" }, "1");
  held({ id: "d", src: "/d.js", "data-consent": "x" });
  make(all).watch(document);
  assert.deepEqual(ids(), ["a", "b"]);
  await finish("b");
  assert.deepEqual(ids(), ["a", "b"]);
  await finish("a", "error"); // one that cannot be loaded holds nobody up
  assert.deepEqual(ids(), ["a", "b", "c", "d"]);
});

test("external scripts run in order unless their author says async, which nobody waits for", async () => {
  held({ id: "a", src: "/a.js", async: "", "data-consent": "x" });
  held({ id: "b", "data-consent": "x" }, "1");
  held({ id: "c", src: "/c.js", "data-consent": "x" });
  make(all).watch(document);
  await turn();
  assert.deepEqual(ids(), ["a", "b", "c"]);
  assert.equal(document.getElementById("a").hasAttribute("async"), true);
  assert.equal(document.getElementById("c").async, false);
});

test("a script that is withdrawn while it waits stays", async () => {
  granted.add("statistics");
  held({ id: "a", src: "/a.js", "data-consent": "necessary" });
  held({ id: "b", "data-consent": "statistics" }, "1");
  make().watch(document);
  granted.delete("statistics");
  await finish("a");
  assert.deepEqual(ids(), ["a"]);
});

test("scripts that are added later go too, wherever in what is added", async () => {
  make({ ...all, named: () => true }).watch(document);
  held({ id: "a", "data-consent": "x" });
  const div = document.createElement("div");
  div.innerHTML = '<p><script id="b" type="Text/Plain" data-consent="x"></script></p>';
  document.body.append(div);
  await turn();
  assert.deepEqual(ids(), ["a", "b"]);
});

test("an inline script that the parser may still be reading waits", async () => {
  let state = "loading";
  Object.defineProperty(Object.getPrototypeOf(document), "readyState", { get: () => state });
  const { open, watch } = make(all);
  held({ id: "a", "data-consent": "x" }, "half of i");
  held({ id: "b", src: "/b.js", defer: "", "data-consent": "x" });
  held({ id: "c", "data-consent": "x" }, "half of i");
  await watch(document);
  assert.deepEqual(ids(), ["a"]);
  document.body.append(document.createElement("p"));
  await turn();
  assert.deepEqual(ids(), ["a", "c"], "the deferred one waits for the end of the document");
  state = "interactive";
  document.dispatchEvent(new Event("DOMContentLoaded"));
  assert.deepEqual(ids(), ["a", "c", "b"]);
});

test("scripts that are added later stay held where nobody vouches for them, and the owner is told", async () => {
  make(all).watch(document);
  held({ id: "a", "data-consent": "x" });
  await turn();
  assert.deepEqual([ids(), wrong], [[], [["a", "late"]]]);
});

test("where the page has a nonce, it counts alone", async () => {
  held({ id: "a", "data-consent": "x" });
  held({ id: "b", "data-consent": "x" }).nonce = "another";
  held({ id: "c", "data-consent": "x" }).nonce = "n";
  const { open, watch } = make({ ...all, nonce: "n", named: () => true });
  await watch(document);
  assert.deepEqual([ids(), wrong], [["c"], [["a", "late"], ["b", "late"]]]);
});

test("a nonce that broken markup has taken from the script after it counts for nothing", async () => {
  for (const [id, name, value] of [["a", "x", "<script"], ["b", "<STYLE", ""]]) {
    // A parser takes names that setAttribute does not.
    document.body.insertAdjacentHTML("beforeend", `<script type="text/plain" id="${id}" data-consent="necessary" ${name}="${value}" nonce="n1"></script>`);
  }
  for (const script of document.scripts) script.nonce = "n1";
  await make({ nonce: "n1" }).watch(document);
  assert.deepEqual(ids(), []);
  assert.deepEqual(wrong, [["a", "late"], ["b", "late"]]);
});

test("where other scripts have a nonce and the loader's tag has none, only what the policy names goes", async () => {
  document.head.append(Object.assign(document.createElement("script"), { type: "x" }));
  Object.defineProperty(document.scripts[0], "nonce", { value: "n1" }); // hidden, as browsers do under a policy
  held({ id: "a", "data-consent": "necessary" });
  held({ id: "b", "data-consent": "necessary", nonce: "n1" });
  held({ id: "c", "data-consent": "necessary" });
  await make({ named: ({ id }) => id === "c" }).watch(document);
  assert.deepEqual(ids(), ["c"]);
  assert.deepEqual(wrong, [["a", "late"], ["b", "late"]]);
});

test("a script on its way is taken out by a no, and those behind it go on", async () => {
  granted.add("statistics");
  held({ id: "a", src: "/a.js", "data-consent": "statistics" });
  held({ id: "b", "data-consent": "necessary" }, "1");
  const { open, watch } = make();
  watch(document);
  granted.delete("statistics");
  await open();
  while (went.length < 2) await turn();
  assert.equal(went[0].ownerDocument === document, false, "it does not run in another document");
  assert.deepEqual(ids(), ["a", "b"]);
});

test("a new yes lets a script go again that a no has taken out on its way, once", async () => {
  granted.add("statistics");
  held({ id: "a", src: "/a.js", "data-consent": "statistics" });
  held({ id: "b", src: "/b.js", "data-consent": "statistics" });
  const { open, watch } = make({ turn: async () => turns });
  await watch(document);
  await finish("b"); // this one has run
  granted.delete("statistics");
  await open();
  granted.add("statistics");
  await open();
  assert.deepEqual(ids(), ["a", "b", "a"]);
  assert.equal(document.getElementById("a"), went[2]);
  await open();
  assert.equal(went.length, 3);
});

test("a script that takes its time is taken out all the same, and an inline module with what it imports", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  granted.add("statistics");
  held({ id: "a", src: "/a.js", "data-consent": "statistics" });
  held({ id: "b", "data-type": "module", "data-consent": "statistics" }, "import '/c.js'");
  const { open, watch } = make();
  watch(document);
  t.mock.timers.tick(60_000);
  while (went.length < 2) await null;
  granted.delete("statistics");
  open();
  assert.deepEqual(went.map(({ ownerDocument }) => ownerDocument === document), [false, false]);
});

test("a copy of the page, put in again and again, has no more scripts than the first", async () => {
  make({ ...all, named: () => true, turn: async () => turns }).watch(document);
  held({ id: "a", "data-consent": "x" });
  await turn();
  const { length } = document.scripts;
  for (let i = 0; i < 3; i++) {
    document.body.innerHTML = document.body.innerHTML;
    await turn();
  }
  assert.deepEqual([ids(), document.scripts.length], [["a", "a", "a", "a"], length]);
});

test("a page that forbids our Trusted Types policy is told, and there is no error", async (t) => {
  window.trustedTypes = {
    createPolicy() {
      throw new TypeError("not in trusted-types");
    },
  };
  t.mock.method(window.Element.prototype, "setAttribute", function (name) {
    if (name === "src" && this.localName === "script") throw new TypeError("this needs a TrustedScriptURL");
  });
  held({}, "");
  document.body.innerHTML = '<script type="text/plain" data-consent="x" src="/a.js"></script>';
  await make(all).watch(document);
  await turn();
  assert.deepEqual(wrong, [["", "code"]]);
});
