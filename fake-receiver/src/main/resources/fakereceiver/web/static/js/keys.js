// What keys do.

import { el, button } from './dom.js';

const KEYS = [
  ['j', 'the next mail'], ['k', 'the one before'], ['Enter', 'open it'], ['/', 'search'],
  ['Esc', 'back to the list'], ['t', 'test a mail'], ['s', 'statistics'], ['?', 'these keys'],
];

/** A window that says them. */
export function showKeys() {
  const dialog = el('dialog', { 'aria-labelledby': 'keys-title' },
    el('h2', { id: 'keys-title' }, 'Keys'),
    el('dl', { class: 'facts' }, KEYS.map(([key, what]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)])),
    el('p', {}, button('Close', () => dialog.close())));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function step(by) {
  const links = [...document.querySelectorAll('.mails h2 a')];
  if (links.length > 0) {
    const at = links.indexOf(document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))].focus();
  } else {
    document.querySelector(by > 0 ? 'a[rel=next]' : 'a[rel=prev]')?.click();
  }
}

/** Listens; `go` leads to a path. */
export function keys(go) {
  document.addEventListener('keydown', event => {
    const typing = event.target.closest?.('input, textarea, select, dialog');
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Escape' && !event.target.closest?.('dialog')) {
      if (typing) {
        event.target.blur();
      } else if (location.pathname !== '/') {
        go('/');
      }
      return;
    }
    const action = typing ? undefined : {
      j: () => step(1), k: () => step(-1), '/': () => focusSearch(go), '?': showKeys, t: () => go('/t/'), s: () => go('/statistics'),
    }[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

function focusSearch(go) {
  const search = document.getElementById('search');
  if (search) {
    search.focus();
  } else {
    go('/');
  }
}
