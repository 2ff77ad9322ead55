/** The visitor's decision, as policy.Choice: time in Unix seconds. */
export interface Choice {
  time: number;
  answers: { category: string; granted: boolean; fingerprint: string }[];
  exceptions?: { service: string; granted: boolean }[];
}

/** What a choice needs to know of a category, as policy.Purpose. */
export interface Purpose {
  id: string;
  exempt?: boolean;
  /** Whether a privacy signal of the browser refuses it. */
  gpc?: boolean;
  fingerprint?: string;
  services?: string[];
}

/** As policy.ConsentCookie and policy.LanguageCookie. */
export interface ConsentCookie {
  name: string;
  domain?: string;
  path?: string;
  sameSite?: string;
}
export interface LanguageCookie extends ConsentCookie {
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
}

/** What consent.js is given by whoever serves it. Addresses are relative to its own. */
export interface Data {
  consentCookie: ConsentCookie;
  languageCookie?: LanguageCookie;
  languages: string[];
  defaultLanguage: string;
  purposes: Purpose[];
  tree: Branch;
  texts: Record<string, string[]>;
  messages: Record<string, { busy: string; failed: string }>;
  css: string;
  assets: {
    start: string;
    wasm: string;
    css: string;
    views: Record<string, string>;
    embed: string;
    clear: string;
    debug: string;
    stores: string;
  };
  load?: "idle" | "intent";
  signals?: Signal[];
  /** Whether Do Not Track counts as a privacy signal too. */
  dnt?: boolean;
  /** Cookies, names and patterns with *, of each service that needs consent. The whole is in assets.stores. */
  stores?: Record<string, string[]>;
}

/** The loader on one page: its data, the visitor's state, and where it draws. */
export interface Page {
  readonly data: Data;
  /** What the addresses in data are relative to. */
  readonly base: string;
  /** The nonce that the page gave the loader's own script. */
  readonly nonce: string;
  lang: string;
  choice: Choice | null;
  /** The choice as a cookie's value where cookies cannot be written, else "". */
  held: string;
  /** Whether the browser sends a privacy signal. */
  readonly refused: boolean;
  /** Whether the banner is to be shown. */
  asking: boolean;
  /** Whether the panel is open, or is to open as soon as it can. */
  wanted: boolean;
  /** Whether a pointer or a key is down inside the first layer. */
  pressed: boolean;
  /** What had the focus when the panel was asked for. */
  opener: Element | null;
  host: Host | null;
  run: Run | null;
  warned: boolean;
  /** What has been asked for of Chunks. */
  chunks?: Partial<Record<keyof Chunks, Promise<any>>>;
  /** Tells vendors of the choice in force; decided, if it has just been taken. */
  signal: (decided: boolean) => void;
  /** Makes the controls of the first layer work. */
  control: (first: HTMLElement) => void;
  /** Lets go whatever the choice in force allows, and from then on at once. */
  open: (gently: boolean) => Promise<void>;
  /** Makes the gate look into a shadow root too. */
  watch: (root: ShadowRoot) => void;
}

/** The one element we add to the page. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Where the loader draws. */
  readonly first: HTMLElement;
  /** Where the component draws. */
  readonly full: HTMLElement;
}

type Tools = typeof import("./tools.js").tools;

/** The parts that are fetched where they are needed, each a module that exports a function of its name. */
export interface Chunks {
  embed: (page: Page, tools: Tools, element: HTMLElement) => void;
  clear: (page: Page, tools: Tools, services: string[]) => Promise<void>;
  debug: (page: Page, tools: Tools) => void;
}

/** What a service leaves in a browser, in the list at assets.stores. Everything is exact or has * for any characters. */
export interface Store {
  id: string;
  category: string;
  exempt?: boolean;
  provider: string;
  cookies: string[];
}

/** One attempt at the second stage. It is over once page.run is another. */
export interface Run {
  readonly controller: AbortController;
  /** Set by the second stage once the component has drawn itself: opens the panel. */
  show?: () => void;
  /** Set by the second stage: closes the panel. */
  hide?: () => void;
}

/** What the second stage exports. It settles only when the component has ended, which is a failure. */
export type Start = (
  page: Page,
  run: Run,
  tools: typeof import("./tools.js").tools,
  wasm: Promise<Response>,
  texts: Promise<[css: string, view: string]>,
) => Promise<never>;

/** What the component sees as window.biscotte; app.Browser says what each is for. */
export interface Bridge {
  readonly view: string;
  readonly secure: boolean;
  readonly asking: boolean;
  readonly refused: boolean;
  readonly open: boolean;
  now(): number;
  held(): string;
  fallback(value: string): void;
  load(lang: string, done: (view: string) => void): void;
  ready(): void;
  changed(): void;
  language(code: string): void;
  idle(): void;
  /** These three are set by the component. */
  onopen?: () => void;
  onask?: () => void;
  onclose?: () => void;
}

/** The compiler's class that runs a Go program. */
export interface Go {
  readonly importObject: WebAssembly.Imports;
  exit?: (code: number) => void;
  _makeFuncWrapper(id: number): (...args: unknown[]) => unknown;
  run(instance: WebAssembly.Instance): Promise<unknown>;
}

/** window.biscotte */
export interface Biscotte {
  readonly version: string;
  readonly language: string;
  readonly choice: Choice | null;
  /** @param wanted a category, or category/service */
  allowed(wanted: string): boolean;
  open(): void;
  close(): void;
  accept(): void;
  refuse(): void;
}

declare global {
  /** Put around the loader by whoever serves it. */
  const DATA: Data;
  /** Set by the bundler. */
  const VERSION: string;

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
  createScript(code: string): string;
  createScriptURL(url: string): string;
}

