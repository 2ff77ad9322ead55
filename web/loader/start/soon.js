/**
 * Calls back in a task of its own, after what the page has to do now. A timer would do that later: from the fifth that
 * follows another on, each waits for 4 ms at least (HTML, "timer initialization steps").
 * @param {() => void} then
 */
export function soon(then) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(0);
}
