/**
 * The compiler's exec script as a function. Its parameters stand before the globals of the same name, so that the
 * script finds the window we give it and the page finds nothing of the script's (web/bundle/exec.go).
 */
declare module "exec" {
  export function exec(
    globalThis: object,
    window: object,
    global: object,
    self: object,
    fs: object,
    console: object,
    setTimeout: (then: () => void, ms: number) => unknown,
    require: undefined,
    module: undefined,
  ): void;
}
