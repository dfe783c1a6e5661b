// The chain of identity, drawn.

import { el, foreign, link } from './dom.js';
import { lookups } from './lookups.js';
import { sign, tone } from './words.js';

/** Its links in order. */
export function chain(links) {
  return el('ol', { class: 'chain' }, links.map(one => el('li', { class: `link s-${tone(one.state)}` },
    el('span', { class: 'name' }, one.link),
    el('span', { class: 'state' }, el('span', { 'aria-hidden': true }, `${sign(one.state)} `), one.state),
    one.value && el('span', { class: 'value' }, foreign(one.value)),
    one.rules.length > 0 && el('div', { class: 'rules' }, one.rules.slice(0, 3).map((rule, i) => [i > 0 && ', ', link(`/?rule=${encodeURIComponent(rule)}`, {}, rule)])),
    one.lookups.length > 0 && el('details', {},
      el('summary', {}, one.lookups.length === 1 ? '1 lookup' : `${one.lookups.length} lookups`), lookups(one.lookups)))));
}
