// Paths to views, keys, theme, and whether the server is heard.

import { el, say } from './dom.js';
import { follow } from './api.js';
import { keys, showKeys } from './keys.js';
import { list } from './list.js';
import { mail } from './mail.js';
import { inbox } from './inbox.js';
import { statistics } from './statistics.js';
import { receivers } from './receivers.js';
import { themeButton } from './theme.js';

const main = document.getElementById('main');
let leave = () => {};

const ROUTES = [
  [/^\/$/, 'Mails', list],
  [/^\/mail\/(\d+)$/, 'Mail', mail],
  [/^\/t\/([a-z0-9]*)$/, 'Test a mail', inbox],
  [/^\/statistics$/, 'Statistics', statistics],
  [/^\/receivers$/, 'Receivers', receivers],
];

/** Shows what the address says. */
async function show(focus) {
  leave();
  leave = () => {};
  for (const [pattern, title, view] of ROUTES) {
    const match = pattern.exec(location.pathname);
    if (match) {
      document.title = `${title} · fake-receiver`;
      mark();
      try {
        const shown = await view(match[1]);
        main.replaceChildren(...shown.nodes);
        leave = shown.leave || leave;
        document.title = `${shown.title || title} · fake-receiver`;
      } catch (e) {
        main.replaceChildren(el('div', { class: 'card error' },
          el('h1', { tabindex: -1 }, 'That did not work'), el('p', {}, e.message)));
      }
      if (focus) {
        const heading = main.querySelector('h1');
        heading?.setAttribute('tabindex', '-1');
        heading?.focus({ preventScroll: true });
        scrollTo(0, 0);
        say(document.title);
      }
      return;
    }
  }
  main.replaceChildren(el('h1', {}, 'There is no such page'));
}

function mark() {
  for (const one of document.querySelectorAll('.top nav a')) {
    const path = one.getAttribute('href');
    const isHere = path === '/' ? /^\/(mail\/.*)?$/.test(location.pathname) : location.pathname.startsWith(path);
    one.toggleAttribute('aria-current', isHere);
    if (isHere) {
      one.setAttribute('aria-current', 'page');
    }
  }
}

/** Goes to a path of this page. */
export function go(path) {
  history.pushState(null, '', path);
  show(true);
}

document.addEventListener('click', event => {
  const anchor = event.target.closest?.('a[data-route]');
  if (anchor && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    go(anchor.getAttribute('href'));
  }
});
addEventListener('popstate', () => show(true));
keys(go);
document.getElementById('help').addEventListener('click', showKeys);
themeButton(document.getElementById('theme'));
follow(isOn => {
  document.getElementById('live').classList.toggle('on', isOn);
  document.getElementById('live-word').textContent = isOn ? 'live' : 'connecting';
});
show(false);
