// The message: its text, HTML in a frame that can do nothing, headers, parts, source.

import { el, foreign } from './dom.js';
import { address } from './api.js';
import { octets } from './words.js';

/** As tabs. */
export function message(one) {
  const content = one.message;
  const tabs = [
    ['Text', () => content.text ? el('pre', { class: 'text', dir: 'auto', tabindex: 0 }, content.text) : el('p', { class: 'faint' }, 'It has no text.')],
    content.hasHtml && ['HTML', () => frame(one)],
    ['Headers', () => headers(content.headers)],
    ['Parts', () => el('ul', { class: 'tree' }, part(one, content.parts))],
    ['Source', () => source(one)],
  ].filter(Boolean);
  const panel = el('div', { role: 'tabpanel', id: 'message-panel', tabindex: 0 });
  const list = el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'The message as' });
  const buttons = tabs.map(([word, make], i) => el('button', {
    type: 'button', role: 'tab', id: `tab-${i}`, 'aria-controls': 'message-panel', click: () => select(i),
    keydown: event => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by) {
        select((i + by + tabs.length) % tabs.length);
        buttons[(i + by + tabs.length) % tabs.length].focus();
      }
    },
  }, word));
  function select(at) {
    buttons.forEach((one, i) => {
      one.setAttribute('aria-selected', String(i === at));
      one.tabIndex = i === at ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', `tab-${at}`);
    panel.replaceChildren(tabs[at][1]());
  }
  list.append(...buttons);
  select(0);
  return [content.truncated && el('p', { class: 'faint' }, 'It is long: not all of it is shown here. The download is whole.'), list, panel];
}

function frame(one) {
  return [
    el('p', { class: 'faint' }, 'Cleaned: nothing in it runs, and nothing is loaded from elsewhere.'),
    el('iframe', { class: 'frame', title: 'The HTML of the message', sandbox: '', referrerpolicy: 'no-referrer', src: address(`/mails/${one.id}/html`) }),
  ].reduce((box, child) => { box.append(child); return box; }, el('div'));
}

function headers(all) {
  return el('table', { class: 'headers' },
    el('caption', { class: 'unseen' }, 'Header fields'),
    el('tbody', {}, all.map(field => el('tr', {}, el('th', { scope: 'row' }, foreign(field.name)), el('td', {}, foreign(field.value))))));
}

function part(one, node) {
  const children = node.children || [];
  return el('li', {}, el('div', { class: 'part' },
    el('code', {}, foreign(node.type)), node.name && foreign(node.name), node.size !== undefined && el('span', { class: 'faint' }, octets(node.size)),
    children.length === 0 && node.part !== undefined && el('a', { href: address(`/mails/${one.id}/parts/${encodeURIComponent(node.part)}`), download: true }, 'Save')),
    children.length > 0 && el('ul', {}, children.map(child => part(one, child))));
}

function source(one) {
  const place = el('pre', { class: 'source', tabindex: 0 }, 'Loading.');
  fetch(address(`/mails/${one.id}/message?view=1`))
    .then(reply => reply.ok ? reply.text() : Promise.reject(new Error(`the server answers ${reply.status}`)))
    .then(text => { place.textContent = text; }, error => { place.textContent = error.message; });
  return place;
}
