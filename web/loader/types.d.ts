/** The visitor's decision, as policy.Choice: time in Unix seconds. */
export interface Choice {
  time: number;
  answers: { category: string; granted: boolean; fingerprint: string }[];
  exceptions?: { service: string; granted: boolean }[];
}

/** Where a decision was made, as record.Source. api is a control of the page itself, also one of ours in it. */
export type Source = "banner" | "panel" | "api" | "gpc";

/** What is sent of a decision: choice, and was before, as the cookie has them; shown: what the paths of the texts begin with. */
export interface Answer {
  id: string;
  choice: string;
  was: string;
  language: string;
  shown: string;
  source: Source;
}

/** What a choice needs to know of a category, as policy.Purpose. */
export interface Purpose {
  id: string;
  exempt?: boolean;
  /** Whether a privacy signal of the browser refuses it. */
  gpc?: boolean;
  /** Whether it is used until the visitor objects, and whether the first layer says so. */
  optOut?: boolean;
  notice?: boolean;
  fingerprint?: string;
  /** The fingerprints to which an answer still counts, each with the services that it does not cover. */
  earlier?: Record<string, string[]>;
  services?: string[];
}

/** As policy.ConsentCookie and policy.LanguageCookie. */
export interface ConsentCookie {
  name: string;
  domain?: string;
  path?: string;
  sameSite?: string;
  /** The names that it had before. */
  formerly?: string[];
}
export interface LanguageCookie extends Omit<ConsentCookie, "formerly"> {
  maxAge?: number;
  secure?: boolean;
  httpOnly?: boolean;
  reload?: boolean;
}

/** Markup as data: text, or a tag with its attributes and children. A number stands for a text of the language. */
export type Node = string | number | Branch;
export type Branch = [tag: string, attributes: Record<string, string | number> | 0, ...children: Node[]];

/**
 * What a vendor is told, as policy.Instruction. Each call is a list of arguments; {"?": category, yes, no} in it stands
 * for yes or no by what is allowed.
 */
export interface Signal {
  to: string;
  form: "arguments" | "spread" | "list" | "call";
  start?: unknown[][];
  known?: unknown[][];
  yes?: unknown[][];
  no?: unknown[][];
  when?: string;
  /** The calls that wait for their function. */
  left?: unknown[][];
}

/** What consent.js is given by whoever serves it. Addresses are relative to its own. */
export interface Data {
  consentCookie: ConsentCookie;
  languageCookie?: LanguageCookie;
  languages: string[];
  /** What the languages call themselves; only where they are so many that the tree has no options for them. */
  names?: string[];
  defaultLanguage: string;
  purposes: Purpose[];
  tree: Branch;
  /** By language, as far as they are carried along; the first two are what the loader itself may have to say. */
  texts: Record<string, string[]>;
  /** The style sheets of the first layer: the colours, and the rest. */
  css: string[];
  /** The floating button: where it is, and what it says by language. */
  settings?: { at: string; texts: Record<string, string> };
  /** The visitor's language, and who is called when the page has another; only where there are several. */
  picker?: (data: Data, cookies: (name: string) => string[], changed: () => void) => string;
  /** The texts of a language that is not carried along, with which the first layer is painted then; only where there is one. */
  words?: (page: Page, chunk: typeof import("./chunk.js").chunk, paint?: (page: Page) => void) => Promise<string[]>;
  /** Whether the browser sends a privacy signal; only where the policy obeys one. */
  refuses?: (data: Data) => boolean;
  /** The steps that finish a first layer before it is seen: what few policies have on it. */
  finish?: ((page: Page, layer: HTMLElement, may: typeof import("./may.js").may) => void)[];
  /** What shows that, and keeps the page from being used before a modal layer; only where the look wants it. */
  looks?: ((page: Page) => void)[];
  assets: {
    start: string;
    wasm: string;
    css: string;
    /** How the addresses of the chunks begin, of the views, which are called after the language, and of stores.json. */
    more: string;
  };
  /** The path on the site that addresses are relative to, where the loader's own address does not say; "/" if there is none. */
  base?: string;
  load?: "idle" | "intent";
  signals?: Signal[];
  /** What tells vendors; only where there are signals. */
  signaller?: (page: Page) => Page["signal"];
  /** The path on the page's own site that answers are sent to, and what sends them; only where they are recorded. */
  endpoint?: string;
  /** Whether a banner that is shown is to be told of there too. */
  shown?: boolean;
  sender?: (page: Page, keep: typeof import("./keep.js").keep) => Page["send"];
  /** Begins with the data of another region; only where there are regimes. */
  elsewhere?: (page: Page, script: HTMLScriptElement | null, start: () => void) => void;
  /** Whether a script may go that came after the page had been read, by policy.Policy.Late. */
  late?: boolean;
  /** The hosts that scripts may come from then, by category/service, as policy.Hosts. */
  hosts?: Record<string, string[]>;
  /** What knows these two; only where there is one of them. */
  named?: (data: Data, script: HTMLScriptElement) => boolean;
  /** Whether Do Not Track counts as a privacy signal too. */
  dnt?: boolean;
  /** The id of the regime that the data is for; none is the strictest. */
  regime?: string;
  /** Whether something is used until the visitor objects. */
  optOut?: boolean;
  /** The addresses of other data by region, "" for this one's; that of "" is the strictest. */
  regions?: Record<string, string>;
  /**
   * How the cookies begin of each category/service that needs consent and keeps something; an empty beginning stands for
   * whatever else it keeps. The whole is in stores.json.
   */
  stores?: Record<string, string[]>;
  /** Each of them whose withdrawal has the page loaded again. */
  reloads?: string[];
}

/** The loader on one page: its data, the visitor's state, and where it draws. */
export interface Page {
  data: Data;
  /** What the addresses in data are relative to. */
  readonly base: string;
  /** The nonce that the page gave the loader's own script. */
  readonly nonce: string;
  lang: string;
  /** The choice in force, as it was read last. */
  choice: Choice | null;
  /** The choice that has been followed up: undefined before the first one is, null where there is none. */
  known?: Choice | null;
  /** The choice before the one that was kept last. */
  was?: Choice | null;
  /** The choice as a cookie's value where the cookie is refused, else "". */
  held: string;
  /** That value where no storage has taken it either. */
  memory?: string;
  /** Whether the browser sends a privacy signal. */
  readonly refused: boolean;
  /** Whether the banner is to be shown. */
  asking: boolean;
  /** Whether the panel is open, or is to open as soon as it can. */
  wanted: boolean;
  /** Whether the page is inert before a modal first layer. */
  locked?: boolean;
  /** Whether the visitor has picked a language on this page. */
  picked?: boolean;
  /** The earlier choice for which the first layer on the screen was drawn; null where it asks everything. */
  before?: Choice | null;
  /** Makes a layer ask about the difference alone, and returns the choice for which it does; only after an earlier answer. */
  amend?: (layer: Element) => Choice | null;
  /** What such a layer answers. */
  news?: (yes: boolean) => Choice | null;
  /** Whether a pointer or a key is down inside the first layer. */
  pressed?: boolean;
  /** What had the focus when the panel was asked for. */
  opener?: Element | null;
  host?: Host | null;
  run?: Run | null;
  warned?: boolean;
  /**
   * What has been let go, and when, in milliseconds from the page's start; only where somebody debugs the page. once: by
   * the visitor, at its placeholder. sent is what vendors have been told.
   */
  gone?: { time: number; script: HTMLElement; once?: boolean }[];
  sent?: { time: number; to: string; args: unknown[] }[];
  /** Each category/service of data.stores that is allowed, as of the last look at what is to be cleared. */
  granted?: string[];
  /** What withdrawals on this page have left, each with its category. */
  remaining?: (Left & { category: string })[];
  /** The names of cookies that the server could not remove either, with spaces between. */
  left?: string | null;
  /** What has been asked for of Chunks. */
  chunks?: Partial<Record<keyof Chunks, Promise<any>>>;
  /** Sees, once in each turn, whether the stored answer is another one by now; once the first has been read. */
  fresh?: () => void;
  /** Tells other windows to look for the stored answer. */
  call?: () => void;
  /** Tells vendors of the choice in force; decided, if it has just been taken. */
  signal: (decided: boolean) => void;
  /** Notes that the choice in force has just been decided, or, without a source, forgotten; only where answers are recorded. */
  send?: (source?: Source) => void;
  /** What has not been sent yet. */
  waiting?: () => Answer[];
  /** Lets go whatever the choice in force allows. */
  open: () => Promise<void>;
  /** Makes the gate look into the page, or a shadow root in it, and let go at once what the choice in force allows. */
  watch: (root: Document | ShadowRoot) => Promise<void>;
  /** Hears of the owner's mistakes. */
  wrong: Gate["wrong"];
  /** The elements that have their addresses from us. */
  lent: WeakSet<Element>;
}

/** What the gate goes by. */
export interface Gate {
  /** The nonce of the page's scripts; a script without it does not go. */
  nonce: string;
  /** Whether an element may go; undefined, where it waits for something that the policy does not have. */
  may: (element: HTMLElement) => boolean | undefined;
  /** Is given every element that is not a script, whenever something changes about it. */
  other: (element: HTMLElement) => void;
  /** Whether the policy vouches for a script, wherever it has come from. */
  named: (script: HTMLScriptElement) => boolean | undefined;
  /** Hears of every script that is about to go. */
  noted: (script: HTMLScriptElement) => void;
  /** Hears of mistakes: see fault/fault.js. */
  wrong: (element: HTMLElement, what?: string) => void;
  /** Fetches what puts scripts into the page; where it cannot be had, they go without. */
  turn?: () => Promise<Turn | undefined>;
}

/** Puts scripts into the page. */
export interface Turn {
  /** Waits until the place of a held script is at rest. */
  ready(held: HTMLScriptElement): Promise<void>;
  put(script: HTMLScriptElement, held: HTMLScriptElement): void;
  /** Makes a held script wait again whose own one has been taken out on its way. */
  off(script: HTMLScriptElement, held: HTMLScriptElement): void;
}

/** The one element we add to the page. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Where the loader draws. */
  readonly first: HTMLElement;
  /** Where the component draws. */
  readonly full: HTMLElement;
  /** How often the element still goes back after the page has removed it. */
  left: number;
}

type Tools = typeof import("./tools.js").tools;

/** The parts that are fetched where they are needed, each a module that exports a function of its name. */
export interface Chunks {
  /** The texts of a language that consent.js does not carry: a module that exports this under the language's code. */
  language: () => string[];
  /** True where the component has taken over meanwhile: then there is nothing left to paint. */
  again: (page: Page, tools: Tools) => Promise<boolean>;
  choices: (page: Page, tools: Tools) => Promise<void>;
  embed: (page: Page, tools: Tools, element: HTMLElement) => void;
  /** gone: category/service whose leavings are to go. False where that could not be done. */
  clear: (page: Page, tools: Tools, gone: string[]) => Promise<boolean>;
  explain: (page: Page, tools: Tools, error: unknown) => void;
  /** what: an attribute's name, or one of the words of fault/fault.js. */
  fault: (page: Page, tools: Tools, element: HTMLElement, what?: string) => void;
  misuse: (page: Page, tools: Tools, answers: unknown) => void;
  turn: (page: Page, tools: Tools) => Turn;
  debug: (page: Page, tools: Tools) => void;
  declaration: (page: Page, tools: Tools, element: HTMLElement) => Promise<void>;
  room: (page: Page, tools: Tools) => void;
  follow: (page: Page, tools: Tools) => void;
}

/** What a service leaves in a browser, in the list of stores.json. Everything is exact or has * for any characters. */
export interface Store {
  id: string;
  category: string;
  exempt?: boolean;
  cookies?: string[];
  /** Cookies that no script of the page can remove. */
  beyond?: { name: string; why: "httpOnly" | "third-party" }[];
  storage?: { local?: string[]; session?: string[]; databases?: string[]; caches?: string[]; workers?: string[] };
}

/** What is said of a change, in a view: policy.View. */
export interface News {
  phrases: Record<"newsTitle" | "newsIntro" | "newPurpose" | "changedPurpose" | "acceptNews" | "refuseNews", string>;
  categories: { id: string; summary: string; news?: Record<string, string> }[];
}

/** What is said of the visitor's way to object, in a view: policy.View. */
export interface Objection {
  direction: string;
  regimeKind: "opt-in" | "opt-out" | "notice";
  phrases: Record<"settings" | "inUse" | "object", string>;
  privacySignal?: string;
  categories: { id: string; title: string }[];
}

/** What a placeholder says. */
export interface Words {
  direction: string;
  held: string;
  once: string;
  always: string;
  link: string;
  policy: string;
}

/** A place where a page keeps things. names fails where the browser does not let the page have it. */
export interface Room {
  readonly kind: Left["kind"];
  names(): Promise<string[]>;
  remove(name: string): Promise<unknown>;
}

/** One attempt at the second stage. It is over once page.run is another. */
export interface Run {
  readonly controller: AbortController;
  /** Set by the second stage once the component has drawn itself: opens the panel. */
  show?: () => void;
  /** Set by the second stage: closes the panel. */
  hide?: () => void;
  /** Set by the second stage: speaks another language, as the page does. */
  speak?: (code: string) => void;
  /** Set by the second stage: tells the open panel that the stored answer is another one. */
  heard?: () => void;
}

/** What the second stage exports. It settles only when the component has ended, which is a failure. */
export type Start = (
  page: Page,
  run: Run,
  tools: typeof import("./tools.js").tools,
  /** The component, its styles, its texts. */
  files: Promise<Response>[],
) => Promise<never>;

/** What the component sees as window.biscotte; app.Browser says what each is for. */
export interface Bridge {
  readonly view: string;
  readonly asking: boolean;
  readonly refused: boolean;
  readonly open: boolean;
  next(): number;
  choice(): string;
  before(): string;
  keep(value: string): void;
  remaining(): string;
  load(lang: string, done: (view: string) => void): void;
  record(done: (records: string) => void): void;
  forget(done: (ok: boolean) => void): void;
  kept(): void;
  ready(): void;
  changed(): void;
  language(code: string): void;
  idle(): void;
  modal(dialog: HTMLDialogElement): void;
  /** These are set by the component. */
  onopen?: () => void;
  onchange?: () => void;
  onclose?: () => void;
  onspeak?: (code: string) => void;
}

/** The compiler's class that runs a Go program. */
export interface Go {
  readonly importObject: WebAssembly.Imports;
  exit?: (code: number) => void;
  _makeFuncWrapper(id: number): (...args: unknown[]) => unknown;
  run(instance: WebAssembly.Instance): Promise<unknown>;
}

/** What an event on the document named "biscotte:" and one of these names has in its detail. */
export interface Events {
  /**
   * Once on every page, when the choice has been read and the gate has been opened for the first time. Who calls on after
   * that is told nevertheless. asked: whether the banner is shown.
   * @example
   * biscotte.on("ready", ({ asked }) => console.log(asked ? "a question" : "an answer"));
   */
  ready: { choice: Choice | null; categories: Record<string, boolean>; asked: boolean };
  /**
   * After every decision, here or in another tab, and after reset().
   * @example
   * document.addEventListener("biscotte:choice", ({ detail }) => {
   *   if (detail.categories.statistics) console.log("count this visit");
   * });
   */
  choice: { choice: Choice | null; categories: Record<string, boolean> };
  /**
   * The visitor has picked another language, or the page has another lang and the visitor has picked none.
   * @example
   * biscotte.on("language", ({ language }) => (document.documentElement.lang = language));
   */
  language: { language: string };
  /**
   * After a refusal or a withdrawal: what has been removed, and what we cannot remove or cannot see.
   * @example
   * biscotte.on("cleared", ({ remaining }) => {
   *   for (const { service, kind, name, why } of remaining) console.log(service, kind, name, why);
   * });
   */
  cleared: { removed: Left[]; remaining: Left[] };
}

declare global {
  interface GlobalEventHandlersEventMap {
    /**
     * On an element that has been given its address, by an answer or once by its placeholder. Each time anew, with another
     * window in a frame.
     * @example
     * document.addEventListener("biscotte:loaded", ({ target }) => console.log(target));
     */
    "biscotte:loaded": CustomEvent<null>;
  }
}

/** Something that a service has left in the browser. why: only of what remains. */
export interface Left {
  service: string;
  kind: "cookie" | "local" | "session" | "database" | "cache" | "worker";
  name: string;
  why?: "httpOnly" | "third-party" | "kept";
}

/**
 * window.biscotte: what the page may ask for. Before the loader has run, an array does for push:
 * @example
 * (window.biscotte ||= []).push((biscotte) => {
 *   console.log(biscotte.version);
 * });
 */
export interface Biscotte {
  /**
   * The loader's version.
   * @example
   * const [major] = biscotte.version.split(".");
   */
  readonly version: string;
  /**
   * The language that the visitor is spoken to in.
   * @example
   * document.querySelector("#language").textContent = biscotte.language;
   */
  readonly language: string;
  /**
   * The decision in force, null where there is none.
   * @example
   * const since = biscotte.choice && new Date(biscotte.choice.time * 1000);
   */
  readonly choice: Choice | null;
  /**
   * Whether the visitor is being asked: something has no answer yet.
   * @example
   * if (biscotte.asking) console.log("the banner is on the screen");
   */
  readonly asking: boolean;
  /**
   * Whether something may be used: a category, category/service, several of them that must all be allowed, or
   * !category, which is for visitors who have answered and have not allowed it.
   * @example
   * if (biscotte.allowed("media/player")) console.log("a player may be loaded");
   * if (biscotte.allowed("!media")) console.log("offer a link in the place of the player");
   */
  allowed(wanted: string): boolean;
  /**
   * Opens the panel. So does every element of the page that has the attribute data-consent-open.
   * @example
   * biscotte.open();
   */
  open(): void;
  /**
   * Closes the panel without saving.
   * @example
   * biscotte.close();
   */
  close(): void;
  /**
   * Answers every question with yes. Only for a control that the visitor has pressed for that.
   * @example
   * button.addEventListener("click", () => biscotte.accept());
   */
  accept(): void;
  /**
   * Answers every question with no.
   * @example
   * biscotte.refuse();
   */
  refuse(): void;
  /**
   * Answers some questions, by category or category/service, and leaves the rest as it is: what nobody has answered is
   * still asked. A category's answer is that of all its services but those that have their own.
   * @example
   * biscotte.set({ statistics: false, "media/player": true });
   */
  set(answers: Record<string, boolean>): void;
  /**
   * Forgets the answer and asks again.
   * @example
   * biscotte.reset();
   */
  reset(): void;
  /**
   * Calls fn with the detail of every event of that name; the result stops that. The same events are on the document,
   * as "biscotte:choice" and so on.
   * @example
   * const stop = biscotte.on("choice", ({ categories }) => console.log(categories.statistics));
   * stop();
   * document.addEventListener("biscotte:choice", (event) => console.log(event.detail.choice));
   */
  on<Name extends keyof Events>(name: Name, fn: (detail: Events[Name]) => void): () => void;
  /**
   * The same for the next event only.
   * @example
   * biscotte.once("cleared", ({ removed, remaining }) => console.log(removed.length, remaining.length));
   */
  once<Name extends keyof Events>(name: Name, fn: (detail: Events[Name]) => void): () => void;
  /**
   * Stops what on or once began.
   * @example
   * const tell = ({ language }) => console.log(language);
   * biscotte.on("language", tell);
   * biscotte.off("language", tell);
   */
  off<Name extends keyof Events>(name: Name, fn: (detail: Events[Name]) => void): void;
  /**
   * Waits for the visitor's answer to everything that is asked; at once where nothing is, or no longer. The choice is null
   * where there is none: nothing needs an answer, or the browser's privacy signal has given it.
   * @example
   * biscotte.whenAnswered().then((choice) => console.log(choice?.answers.length));
   */
  whenAnswered(): Promise<Choice | null>;
  /**
   * Makes the gate look into an open shadow root as well, and at what is added there later.
   * @example
   * const root = document.querySelector("#widget").attachShadow({ mode: "open" });
   * biscotte.watch(root);
   */
  watch(root: ShadowRoot): void;
  /**
   * Calls fn with window.biscotte as soon as the choice has been read, in the order of the calls. Also works on an
   * array that the page has put there before the loader ran.
   * @example
   * (window.biscotte ||= []).push((biscotte) => console.log(biscotte.allowed("statistics")));
   */
  push(fn: (biscotte: Biscotte) => void): void;
}

declare global {
  /** Put around the loader by whoever serves it. */
  const DATA: Data;
  /**
   * These two are set by the bundler. FULL: whether the policy has a history, regimes, former names of the consent cookie,
   * or services whose withdrawal loads the page again.
   */
  const VERSION: string;
  const FULL: boolean;

  interface Window {
    biscotte?: Biscotte;
    trustedTypes?: { createPolicy(name: string, rules: TrustRules): TrustRules };
  }
  interface Document {
    readonly prerendering?: boolean;
  }
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
    readonly connection?: { saveData?: boolean; effectiveType?: string };
  }
  interface RequestInit {
    priority?: "high" | "low" | "auto";
  }
}

/** A Trusted Types policy, or what stands in for it where there are no Trusted Types. */
export interface TrustRules {
  createHTML(html: string): string;
  createScript(code: string): string;
  createScriptURL(url: string): string;
}

