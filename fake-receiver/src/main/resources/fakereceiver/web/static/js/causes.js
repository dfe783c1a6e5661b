// Faults with what to do about each.

import { el, copyButton, foreign } from './dom.js';
import { lookups } from './lookups.js';

/** Those that the answer rests on, then, folded, the others. */
export function causes(all) {
  const minded = all.filter(one => one.minded);
  const others = all.filter(one => !one.minded);
  return [
    minded.map(cause),
    others.length > 0 && el('details', { open: minded.length === 0 },
      el('summary', {}, minded.length > 0 ? `${others.length} more that this receiver does not mind` : `${others.length} that this receiver does not mind`),
      others.map(cause)),
  ];
}

function cause(one) {
  return el('article', { class: `cause ${one.result === 'undecided' ? 'open' : one.minded ? 'minded' : ''}` },
    el('h3', {}, `${one.fault}`, one.about && [' (', foreign(one.about), ')']),
    one.result === 'undecided'
      ? el('p', {}, 'DNS could not say: ask again later.')
      : el('div', { class: 'remedy' }, el('p', {}, el('strong', {}, 'Remedy: '), foreign(one.remedy), one.remedy.endsWith('.') ? '' : '.'), copyButton(one.remedy, 'Copy', `the remedy for ${one.rule}`)),
    el('details', {}, el('summary', {}, 'Evidence'), lookups(one.evidence)),
    el('p', { class: 'faint' }, el('code', {}, one.rule), one.references.length > 0 && `: ${one.references.join(', ')}`));
}
