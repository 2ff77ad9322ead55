// tarteaucitron, set up as its README says: the script, then init. The rest (services, language, styles) it fetches
// itself; the name with .min makes it take the minified files throughout.
import { TEXT, js } from './text.mjs';

const params = {
  privacyUrl: TEXT.privacy, orientation: 'bottom', bodyPosition: 'bottom',
  showIcon: false, removeCredit: true, mandatory: true,
  googleConsentMode: false, bingConsentMode: false, pianoConsentMode: false,
};
const text = {
  alertBigPrivacy: TEXT.ask, acceptAll: TEXT.accept, denyAll: TEXT.refuse, personalize: TEXT.customise,
  title: TEXT.title, mandatoryTitle: TEXT.necessary.title, mandatoryText: TEXT.necessary.description,
};
const service = {
  key: 'visits', type: 'analytic', name: TEXT.statistics.title, needConsent: true,
  cookies: TEXT.statisticsCookies, uri: TEXT.privacy,
};

const file = (path) => ({ from: `tarteaucitronjs/${path}` });

export default {
  id: 'tarteaucitron',
  label: 'tarteaucitron',
  package: 'tarteaucitronjs',
  marker: '#tarteaucitronAlertBig #tarteaucitronPersonalize2',
  root: '#tarteaucitronRoot',
  head: `<script>var tarteaucitronForceLanguage='en',tarteaucitronCustomText=${js(text)}</script>\n`
    + '<script src="/tac/tarteaucitron.min.js"></script>\n'
    + `<script>tarteaucitron.init(${js(params)});`
    + `tarteaucitron.services.visits=Object.assign(${js(service)},{js(){},fallback(){}});`
    + `(tarteaucitron.job=tarteaucitron.job||[]).push('visits')</script>`,
  files: {
    '/tac/tarteaucitron.min.js': file('tarteaucitron.min.js'),
    '/tac/tarteaucitron.services.min.js': file('tarteaucitron.services.min.js'),
    '/tac/lang/tarteaucitron.en.min.js': file('lang/tarteaucitron.en.min.js'),
    '/tac/css/tarteaucitron.min.css': file('css/tarteaucitron.min.css'),
  },
};
