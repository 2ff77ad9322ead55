// Biscotte: the release bundle from our own server, built and started here. The page comes from the bench's site like
// everybody's; whatever the site does not have (/consent.js, /a/…, /choice) is passed on to our server, so that
// all is one origin.
import { startBiscotte } from './serve.mjs';

export default {
  id: 'biscotte',
  label: 'Biscotte',
  marker: '[data-do=accept]',
  // Its banner lives in a shadow tree, which the probe recognises as such.
  root: '[data-do=accept]',
  head: '<script src="/consent.js"></script>',
  start: () => startBiscotte(),
};
