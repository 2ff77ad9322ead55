// Klaro, set up as its README says: the config, then one deferred script that carries its styles.
import { TEXT, js } from './text.mjs';

const config = {
  version: 1,
  lang: 'en',
  acceptAll: true,
  translations: {
    en: {
      privacyPolicyUrl: TEXT.privacy,
      consentNotice: { description: TEXT.ask, learnMore: TEXT.customise },
      consentModal: { title: TEXT.title, description: TEXT.ask },
      ok: TEXT.accept, acceptAll: TEXT.accept, decline: TEXT.refuse, save: TEXT.save,
      purposes: { necessary: TEXT.necessary, statistics: TEXT.statistics },
    },
  },
  services: [
    { name: 'session', title: TEXT.necessary.title, purposes: ['necessary'], required: true },
    { name: 'visits', title: TEXT.statistics.title, purposes: ['statistics'], cookies: TEXT.statisticsCookies },
  ],
};

export default {
  id: 'klaro',
  label: 'Klaro',
  package: 'klaro',
  marker: '.klaro .cookie-notice .cm-btn-success',
  root: '.klaro',
  head: `<script>window.klaroConfig=${js(config)}</script>\n<script defer src="/klaro/klaro.js"></script>`,
  files: { '/klaro/klaro.js': { from: 'klaro/dist/klaro.js' } },
};
