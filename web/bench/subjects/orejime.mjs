// Orejime, set up as its README says: style sheet, config, script. The script is deferred, which its README leaves
// open and which suits it: the page is painted without waiting for it.
import { TEXT, js } from './text.mjs';

const config = {
  privacyPolicyUrl: TEXT.privacy,
  purposes: [
    { id: 'necessary', ...TEXT.necessary, isMandatory: true, cookies: ['sessionid', 'django_language'] },
    { id: 'statistics', ...TEXT.statistics, cookies: TEXT.statisticsCookies },
  ],
  translations: {
    banner: { title: TEXT.title, description: TEXT.ask, accept: TEXT.accept, decline: TEXT.refuse, configure: TEXT.customise },
    modal: { title: TEXT.title, save: TEXT.save },
  },
};

export default {
  id: 'orejime',
  label: 'Orejime',
  package: 'orejime',
  marker: '.orejime-Banner .orejime-Banner-saveButton',
  root: '.orejime-Env, .orejime-Banner',
  head: '<link rel="stylesheet" href="/orejime/orejime-standard.css">\n'
    + `<script>window.orejimeConfig=${js(config)}</script>\n`
    + '<script defer src="/orejime/orejime-standard-en.js"></script>',
  files: {
    '/orejime/orejime-standard.css': { from: 'orejime/dist/orejime-standard.css' },
    '/orejime/orejime-standard-en.js': { from: 'orejime/dist/orejime-standard-en.js' },
  },
};
