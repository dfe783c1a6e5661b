// A mail as lists show it.

import { el, svg, foreign, link } from './dom.js';
import { meaning, sign, time, tone, wouldWords } from './words.js';

/** An outcome with its sign. */
export function pill(outcome) {
  return el('span', { class: `pill t-${tone(outcome)}`, title: meaning(outcome) },
    el('span', { 'aria-hidden': true }, sign(outcome)), outcome);
}

/** How the other receivers divide, as a bar; nothing while nobody has judged. */
export function share(would) {
  const parts = { good: 0, none: 0, doubt: 0, bad: 0 };
  for (const [word, count] of Object.entries(would || {})) {
    parts[tone(word)] += count;
  }
  const all = Object.values(parts).reduce((sum, count) => sum + count, 0);
  if (all === 0) {
    return null;
  }
  let at = 0;
  const bar = svg('svg', { class: 'share', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': true });
  for (const [name, count] of Object.entries(parts)) {
    bar.append(svg('rect', { class: `s-${name}`, x: at, y: 0, width: 100 * count / all, height: 6 }));
    at += 100 * count / all;
  }
  return bar;
}

/** The item of a list; `query` narrows the list to one rule. */
export function item(one, isNew = false) {
  const to = one.to.length === 0 ? 'nobody yet' : one.to[0] + (one.recipients > 1 ? ` and ${one.recipients - 1} more` : '');
  const rules = one.because.length > 0 ? one.because : one.faults;
  return el('li', { 'data-id': one.id, class: isNew ? 'new' : null },
    el('article', { class: `mail m-${tone(one.outcome)}` },
      el('div', { class: 'verdict' }, pill(one.outcome), one.stage && el('span', { class: 'stage' }, `at ${one.stage}`)),
      el('h2', {}, link(`/mail/${one.id}`, { dir: 'auto' }, one.subject ? foreign(one.subject) : one.mail === 0 ? '(a session without a mail)' : '(no subject)')),
      el('div', { class: 'when' }, el('time', { datetime: one.time, title: one.time }, time(one.time))),
      el('div', { class: 'people' }, foreign(one.from || 'no sender'), ' → ', foreign(to), ' · from ', foreign(one.client),
        one.helo && [' as ', foreign(one.helo)]),
      el('div', { class: 'would' }, share(one.would), wouldWords(one.would)),
      el('div', { class: 'why' },
        rules.slice(0, 4).map(rule => link(`/?rule=${encodeURIComponent(rule)}`, { class: 'chip', title: `only mails with ${rule}` }, rule)),
        rules.length > 4 && el('span', { class: 'faint' }, `and ${rules.length - 4} more`),
        one.reply && el('span', { class: 'said' }, foreign(one.reply)))));
}
