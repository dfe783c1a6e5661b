// An inbox for one test: an address to send to, and the report when the mail comes.

import { el, button, copyButton, link, say } from './dom.js';
import { get, listen, post } from './api.js';
import { item } from './item.js';
import { report } from './mail.js';
import { matrix } from './matrix.js';

/** The view at `/t/` and `/t/<inbox>`. */
export async function inbox(name) {
  return name ? opened(name) : start();
}

function start() {
  return {
    nodes: [el('div', { class: 'card' },
      el('h1', { tabindex: -1 }, 'Test a mail'),
      el('p', {}, 'You get an address of this receiver. Send a mail to it from the server that you want to know about; this page waits, and shows what every kind of receiver makes of it.'),
      el('p', {}, button('Make an address', async () => {
        const made = await post('/inboxes', {});
        history.pushState(null, '', made.page);
        dispatchEvent(new PopStateEvent('popstate'));
      }, { class: 'main' })))],
  };
}

async function opened(name) {
  const [box, receivers] = await Promise.all([get(`/inboxes/${name}`), get('/receivers')]);
  const place = el('div');
  let shown;
  async function show(mails) {
    if (mails.length === 0) {
      place.replaceChildren(el('p', { class: 'waiting', role: 'status' }, el('span', { class: 'pulse', 'aria-hidden': true }), 'Waiting for a mail to this address.'));
      return;
    }
    const one = await get(`/mails/${mails[0].id}`);
    const isNew = shown !== one.id;
    shown = one.id;
    place.replaceChildren(
      ...(mails.length > 1 ? [el('ol', { class: 'mails' }, mails.map(mail => item(mail)))] : []),
      el('p', {}, link(`/mail/${one.id}`, {}, 'This mail on a page of its own')),
      ...report(one, el('div', {}, matrix(one))));
    if (isNew) {
      say(`The mail is here: ${one.outcome}`);
    }
  }
  const refresh = async () => show((await get(`/inboxes/${name}`)).mails);
  const end = listen((event, data) => {
    if (event === 'resync' || (data.to || []).some(to => to.startsWith(`${name}@`))) {
      refresh();
    }
  });
  await show(box.mails);
  const one = receivers[0];
  const command = `swaks --server ${one.address} --port ${one.port} --to ${box.address}`;
  return {
    nodes: [
      el('div', { class: 'card' },
        el('h1', { tabindex: -1 }, 'Send a mail to this address'),
        el('div', { class: 'address' }, el('code', { id: 'inbox-address' }, box.address), copyButton(box.address, 'Copy', 'the address')),
        el('p', {}, `Its receiver listens on [${one.address}]:${one.port}; as ${one.persona} it may refuse the mail, which is shown as well. For example:`),
        el('div', { class: 'command' }, el('pre', {}, command), copyButton(command, 'Copy', 'the command'))),
      place,
    ],
    leave: end,
  };
}
