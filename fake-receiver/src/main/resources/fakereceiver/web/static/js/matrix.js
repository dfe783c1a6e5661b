// What the other receivers would have done.

import { el, foreign } from './dom.js';
import { OUTCOMES, meaning, tone } from './words.js';
import { pill } from './item.js';

/** Grouped by what they do; those that refuse come first. */
export function matrix(one) {
  if (one.personas.length === 0) {
    return [el('p', { class: 'faint' }, 'Nobody else has judged it, so far.')];
  }
  const groups = [...OUTCOMES].reverse().map(word => [word, one.personas.filter(other => wordOf(one, other) === word)]).filter(([, all]) => all.length > 0);
  groups.sort((a, b) => rank(a[0]) - rank(b[0]));
  return groups.map(([word, all]) => el('div', { class: 'group' },
    el('h3', {}, pill(word), el('span', { class: 'faint' }, `${all.length}, ${word === 'unfinished' ? 'would not have refused it so far' : meaning(word)}`)),
    el('ul', { class: 'matrix' }, all.map(other => el('li', { class: `t-${tone(word)}`, title: other.title || other.persona }, other.persona, other.assumed && ' (assumed)'))),
    all.some(other => other.because.length > 0) && el('details', {},
      el('summary', {}, 'In their words'),
      el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Replies of those that would ${word}` }, el('table', {},
        el('thead', {}, el('tr', {}, ['Receiver', 'Where', 'Reply', 'Because of'].map(name => el('th', { scope: 'col' }, name)))),
        el('tbody', {}, all.map(other => el('tr', {},
          el('th', { scope: 'row' }, other.persona), el('td', {}, other.stage || ''),
          el('td', {}, other.reply ? el('code', {}, foreign(other.reply)) : ''),
          el('td', {}, other.because.join(', '))))))))));
}

/** Of a mail without a message nobody can be said to have taken it. */
function wordOf(one, other) {
  return one.message || ['defer', 'reject'].includes(other.action) ? other.action : 'unfinished';
}

function rank(word) {
  return ['reject', 'defer', 'drop', 'junk', 'unfinished', 'note', 'accept'].indexOf(word);
}
