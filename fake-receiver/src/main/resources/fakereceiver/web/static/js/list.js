// The list of mails: newest first, live, and narrowed by filters.

import { el, button, copyButton, say } from './dom.js';
import { get, listen, remove } from './api.js';
import { fromAddress, form } from './filters.js';
import { item } from './item.js';

const PAGE = 50;

/** The view at `/`. */
export async function list() {
  let query = fromAddress(location.search);
  let next;
  let asked = 0;
  const rows = el('ol', { class: 'mails', 'aria-label': 'Mails, newest first' });
  const count = el('h1', { tabindex: -1 }, 'Mails');
  const more = el('p', { class: 'after' });
  const none = el('div');
  const trouble = el('p', { class: 'error', role: 'alert' });

  async function load(before) {
    const mine = ++asked;
    const page = new URLSearchParams(query);
    page.set('limit', PAGE);
    if (before) {
      page.set('before', before);
    }
    try {
      const found = await get(`/mails?${page}`);
      if (mine !== asked) {
        return; // another question was asked meanwhile
      }
      trouble.textContent = '';
      const shown = found.mails.map(one => item(one));
      before ? rows.append(...shown) : rows.replaceChildren(...shown);
      next = found.next;
      total(found.total);
    } catch (e) {
      trouble.textContent = e.message;
    }
  }

  function total(all) {
    count.textContent = all === 1 ? '1 mail' : `${all} mails`;
    more.replaceChildren(...(next ? [button('Show more', () => load(next))] : []));
    none.replaceChildren(...(all === 0 ? [query.size ? nothingFits() : waiting()] : []));
  }

  const filters = el('div', { class: 'card' });
  function change(other) {
    query = other;
    history.replaceState(null, '', query.size ? `/?${query}` : '/');
    if (query.size === 0) {
      filters.replaceChildren(form(query, change));
    }
    load();
  }
  filters.append(form(query, change));

  const end = listen(async (name, data) => {
    if (name === 'judged') {
      const row = rows.querySelector(`[data-id="${Number(data.id)}"]`);
      const hadFocus = row?.contains(document.activeElement);
      if (row) {
        const made = item(data);
        row.replaceWith(made);
        if (hadFocus) {
          made.querySelector('h2 a').focus();
        }
      }
    } else if (name === 'added') {
      const focused = document.activeElement?.closest?.('[data-id]')?.dataset.id;
      await load();
      const row = rows.querySelector(`[data-id="${Number(data.id)}"]`);
      if (row) {
        row.classList.add('new');
        say(`${data.outcome}: ${data.subject || 'a mail without a subject'}, from ${data.from || data.client}`);
      }
      if (focused) {
        rows.querySelector(`[data-id="${Number(focused)}"] h2 a`)?.focus();
      }
    } else {
      load();
    }
  });
  await load();
  const clear = button('Delete all', async () => {
    if (confirm('Delete every mail that is kept here?')) {
      await remove('/mails');
    }
  }, { class: 'danger' });
  return { nodes: [filters, el('div', { class: 'count' }, count, el('span', { class: 'grow' }), clear), trouble, rows, none, more], leave: end };
}

function nothingFits() {
  return el('div', { class: 'card empty' }, el('p', {}, 'No mail fits these filters.'));
}

/** For whoever sees the page for the first time. */
function waiting() {
  const place = el('div', { class: 'card empty' }, el('p', {}, 'No mail has come yet. It appears here by itself.'));
  get('/receivers').then(receivers => {
    const one = receivers[0];
    if (one) {
      const command = `swaks --server ${one.address} --port ${one.port} --from alice@example.org --to bob@example.net`;
      place.append(el('p', {}, `${one.persona} listens on [${one.address}]:${one.port}:`),
        el('pre', {}, command), el('p', {}, copyButton(command, 'Copy', 'the command')));
    }
  });
  return place;
}
