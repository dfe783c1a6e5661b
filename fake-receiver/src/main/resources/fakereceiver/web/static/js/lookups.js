// What DNS said, and what else a finding rests on.

import { el, foreign } from './dom.js';

/** One look in each line. */
export function lookups(all) {
  return el('ul', { class: 'lookups' }, all.map(one => el('li', {},
    el('code', {}, foreign(one.what)), ' ',
    el('code', { class: 'seen' }, foreign(one.seen || '(nothing)')),
    one.milliseconds !== undefined && el('span', { class: 'cost' },
      [one.ttl !== undefined ? `TTL ${one.ttl} s` : null, `${one.milliseconds} ms`, one.server ? `by ${one.server}` : null].filter(Boolean).join(', ')))));
}
