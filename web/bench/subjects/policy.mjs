// The policy that Biscotte is measured with: the portal's own, in English only and in the words that every banner here
// uses, since the others are set up in one language too.
import { readFile } from 'node:fs/promises';
import { TEXT } from './text.mjs';

const PORTAL = new URL('../../../policy/opendatasoft.json', import.meta.url);

/** @returns {Promise<string>} the policy as JSON */
export async function policy() {
  const intro = TEXT.ask.replace(TEXT.controller, '{controller}');
  const portal = english(JSON.parse(await readFile(PORTAL, 'utf8')));
  portal.languages = ['en'];
  portal.texts = {
    en: { bannerTitle: TEXT.title, bannerIntro: intro, accept: TEXT.accept, refuse: TEXT.refuse, customise: TEXT.customise },
  };
  for (const category of portal.categories) {
    const { title, description } = TEXT[category.id];
    Object.assign(category, { title: { en: title }, summary: { en: description } });
  }
  return JSON.stringify(portal, null, 2);
}

/** The same value with every text in English only. */
function english(value) {
  if (!value || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(english);
  if (typeof value.en === 'string') return { en: value.en };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, english(inner)]));
}
