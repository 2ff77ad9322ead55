// The same question in every banner, so that they differ in nothing but their code.
export const TEXT = {
  controller: 'Opendatasoft',
  title: 'Cookies on this site',
  ask: 'Opendatasoft needs two cookies for this portal. With your permission it also counts visits, to learn which '
    + 'data sets are used. You can change your mind at any time, from the foot of every page.',
  accept: 'Accept all',
  refuse: 'Refuse all',
  customise: 'Customise',
  save: 'Save my choices',
  privacy: '/cookies',
  necessary: { title: 'Necessary', description: 'Remember who is signed in and which language was chosen.' },
  statistics: { title: 'Statistics', description: 'Count visits and pages read.' },
  statisticsCookies: ['_pk_id', '_pk_ses'],
};

/** JavaScript source of a value, safe inside an inline script. */
export const js = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');
