// vanilla-cookieconsent, set up as its "Getting started" says: style sheet, deferred script, module with the config.
import { TEXT, js } from './text.mjs';

const config = {
  categories: { necessary: { enabled: true, readOnly: true }, statistics: {} },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          label: TEXT.title, description: TEXT.ask,
          acceptAllBtn: TEXT.accept, acceptNecessaryBtn: TEXT.refuse, showPreferencesBtn: TEXT.customise,
        },
        preferencesModal: {
          title: TEXT.title, acceptAllBtn: TEXT.accept, acceptNecessaryBtn: TEXT.refuse,
          savePreferencesBtn: TEXT.save, closeIconLabel: 'Close',
          sections: [
            { ...TEXT.necessary, linkedCategory: 'necessary' },
            { ...TEXT.statistics, linkedCategory: 'statistics' },
          ],
        },
      },
    },
  },
  // It hides from automated browsers by default, so it would not be measured at all.
  hideFromBots: false,
};

export default {
  id: 'vanilla-cookieconsent',
  label: 'vanilla-cookieconsent',
  package: 'vanilla-cookieconsent',
  marker: '#cc-main .cm [data-role=all]',
  root: '#cc-main',
  head: '<link rel="stylesheet" href="/vcc/cookieconsent.css">\n'
    + '<script defer src="/vcc/cookieconsent.umd.js"></script>\n'
    + `<script type="module">CookieConsent.run(${js(config)})</script>`,
  files: {
    '/vcc/cookieconsent.css': { from: 'vanilla-cookieconsent/dist/cookieconsent.css' },
    '/vcc/cookieconsent.umd.js': { from: 'vanilla-cookieconsent/dist/cookieconsent.umd.js' },
  },
};
