// The receivers, and what can be changed of them while they run.

import { el, button, foreign, say } from './dom.js';
import { get, post, put, remove } from './api.js';

/** The view at `/receivers`. */
export async function receivers() {
  const place = el('div');
  const personas = await get('/personas');
  const load = async () => place.replaceChildren(el('h1', { tabindex: -1 }, 'Receivers'),
    ...(await get('/receivers')).map(one => card(one, personas, load)));
  await load();
  return { nodes: [place] };
}

function card(one, personas, reload) {
  const trouble = el('p', { class: 'error', role: 'alert' });
  const base = `/receivers/${one.receiver}`;
  const does = action => async () => {
    try {
      await action();
      await reload();
      say('Changed, for the sessions that begin from now on');
    } catch (e) {
      trouble.textContent = e.message;
    }
  };
  const id = name => `r${one.receiver}-${name}`;
  const persona = el('select', { id: id('persona') }, personas.map(other => el('option', { value: other.persona, selected: other.persona === one.persona }, other.persona)));
  const client = el('input', { id: id('client'), value: one.claims.address || '', placeholder: '2001:db8::25', autocomplete: 'off' });
  const helo = el('input', { id: id('helo'), value: one.claims.helo || '', placeholder: 'mail.example.org', autocomplete: 'off' });
  const zone = el('textarea', { id: id('zone'), spellcheck: 'false', placeholder: '2001:db8::25 PTR mail.example.org' });
  const plan = el('input', { id: id('plan'), placeholder: '2 mails: hang-up message', autocomplete: 'off' });
  return el('section', { class: 'card', 'aria-labelledby': id('title') },
    el('h2', { id: id('title') }, `${one.persona} on [${one.address}]:${one.port}`),
    el('p', { class: 'faint' }, `Calls itself ${one.hostName || 'nothing'}; ${one.openSessions} open sessions. Changes hold for sessions that begin after them, until it is stopped.`),
    trouble,
    el('div', { class: 'form' }, field(persona, 'Behaves as'), el('div', { class: 'act' }, button('Change', does(() => put(`${base}/persona`, { persona: persona.value }))))),
    el('div', { class: 'form' }, field(client, 'Takes clients on loopback for'), field(helo, 'as if they had said EHLO'),
      el('div', { class: 'act' },
        button('Change', does(() => put(`${base}/claims`, Object.fromEntries([['address', client.value.trim()], ['helo', helo.value.trim()]].filter(([, value]) => value))))),
        button('As they are', does(() => put(`${base}/claims`, {}))))),
    el('div', { class: 'form' }, el('div', { class: 'whole' }, field(zone, 'Looks things up in this zone in place of its own')),
      el('div', { class: 'act' }, button('Change', does(() => put(`${base}/zone`, { zone: zone.value }))))),
    el('div', { class: 'form' }, field(plan, 'Does wrong'),
      el('div', { class: 'act' }, button('Add', does(() => post(`${base}/misbehaviours`, { plan: plan.value }))), button('Behave', does(() => remove(`${base}/misbehaviours`)))),
      one.misbehaviours.length > 0 && el('ul', { class: 'whole' }, one.misbehaviours.map(what => el('li', {}, foreign(what))))));
}

function field(input, word) {
  return el('div', { class: 'field' }, el('label', { for: input.id }, word), input);
}
