// What of the mails is wanted: a form, and the address of the page that holds it.

import { el, button } from './dom.js';
import { OUTCOMES, meaning } from './words.js';

const FIELDS = [
  ['persona', 'Answered by', 'gmail'], ['rule', 'Fault', 'ptr-missing'], ['client', 'Client, or its network', '2001:db8::/64'],
  ['sender', 'Sender holds', 'example.org'], ['recipient', 'Recipient holds', 'bob@'],
];
const TIMES = [['since', 'Not before'], ['until', 'Before']];

/** The filters that an address holds, as the API wants them. */
export function fromAddress(search) {
  const asked = new URLSearchParams(search);
  const query = new URLSearchParams();
  for (const name of ['text', 'outcome', 'sessions', ...FIELDS.map(f => f[0]), ...TIMES.map(t => t[0])]) {
    const value = asked.get(name);
    if (value) {
      query.set(name, value);
    }
  }
  return query;
}

/** A form with these filters; `change` is told of others. */
export function form(query, change) {
  const outcomes = new Set((query.get('outcome') || '').split(',').filter(Boolean));
  const tell = () => change(read(made));
  const made = el('form', { role: 'search', 'aria-label': 'Mails', submit: event => { event.preventDefault(); tell(); } },
    el('div', { class: 'search' },
      el('label', { for: 'search', class: 'unseen' }, 'Search'),
      el('input', { type: 'search', id: 'search', name: 'text', value: query.get('text') || '', placeholder: 'Search subject, names, addresses, replies, text  ( / )', autocomplete: 'off', input: later(tell) }),
      button('Clear', () => change(new URLSearchParams()))),
    el('fieldset', { class: 'outcomes' }, el('legend', {}, 'Outcome'),
      OUTCOMES.map(word => el('label', { title: meaning(word) },
        el('input', { type: 'checkbox', name: 'outcome', value: word, checked: outcomes.has(word), change: tell }), word))),
    el('details', { class: 'more', open: [...FIELDS, ...TIMES].some(([name]) => query.has(name)) || query.has('sessions') },
      el('summary', {}, 'More filters'),
      el('div', { class: 'fields' },
        FIELDS.map(([name, word, example]) => el('div', { class: 'field' },
          el('label', { for: `f-${name}` }, word),
          el('input', { id: `f-${name}`, name, value: query.get(name) || '', placeholder: example, autocomplete: 'off', change: tell }))),
        TIMES.map(([name, word]) => el('div', { class: 'field' },
          el('label', { for: `f-${name}` }, word),
          el('input', { id: `f-${name}`, name, type: 'datetime-local', value: local(query.get(name)), change: tell }))),
        el('label', { class: 'check' },
          el('input', { type: 'checkbox', name: 'sessions', checked: query.get('sessions') === 'true', change: tell }),
          'Sessions without a mail, too'))));
  return made;
}

function read(form) {
  const given = new FormData(form);
  const query = new URLSearchParams();
  const outcomes = given.getAll('outcome');
  if (outcomes.length > 0) {
    query.set('outcome', outcomes.join(','));
  }
  for (const name of ['text', ...FIELDS.map(field => field[0])]) {
    const value = String(given.get(name) || '').trim();
    if (value) {
      query.set(name, value);
    }
  }
  for (const [name] of TIMES) {
    if (given.get(name)) {
      query.set(name, new Date(given.get(name)).toISOString());
    }
  }
  if (given.get('sessions')) {
    query.set('sessions', 'true');
  }
  return query;
}

function local(text) {
  if (!text) {
    return '';
  }
  const when = new Date(text);
  return new Date(when.getTime() - when.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function later(action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 250);
  };
}
