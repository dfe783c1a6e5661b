// The dialogue with its times.

import { el, foreign } from './dom.js';

const WHO = { C: ['client', 'client'], S: ['server', 'receiver'], '*': ['event', 'event'] };

/** Line by line. */
export function timeline(lines) {
  return el('ol', { class: 'timeline' }, lines.map(line => {
    const [kind, word] = WHO[line.who] || WHO['*'];
    const isRefusal = kind === 'server' && /^[45]\d\d/.test(line.text);
    return el('li', { class: isRefusal ? 'server refusal' : kind },
      el('span', { class: 'at' }, `${line.at.toFixed(3)} s`), el('span', { class: 'who' }, word),
      el('span', { class: 'said mono' }, foreign(line.text)));
  }));
}
