// The subjects, in the order in which each round takes them.
//
// A subject is: id, label; `head`, its tags in the demo page; `files`, what its tags ask for; `marker`, the button
// that accepts; `root`, its banner; `package`, where its version stands; `start`, a server of its own;
// `forgets`, it has no memory and so no returning visitor.
import biscotte from './biscotte.mjs';
import klaro from './klaro.mjs';
import limit from './limit.mjs';
import none from './none.mjs';
import orejime from './orejime.mjs';
import tarteaucitron from './tarteaucitron.mjs';
import vanilla from './vanilla-cookieconsent.mjs';

const ALL = [none, limit, biscotte, orejime, vanilla, klaro, tarteaucitron];

export const ids = ALL.map((s) => s.id);

/** @param {string} list comma separated ids; throws on one that there is not */
export function choose(list) {
  return list.split(',').map((id) => {
    const subject = ALL.find((s) => s.id === id);
    if (!subject) throw new Error(`choosing subject "${id}": there is none; there are ${ids.join(', ')}`);
    return subject;
  });
}
