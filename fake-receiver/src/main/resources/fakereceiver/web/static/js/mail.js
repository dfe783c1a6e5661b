// One mail: what became of it and why, what to change, who else would mind, what was said, and itself.

import { el, button, copyButton, foreign, link, say } from './dom.js';
import { address, get, listen, remove } from './api.js';
import { pill } from './item.js';
import { does, octets, time, tone } from './words.js';
import { chain } from './chain.js';
import { causes } from './causes.js';
import { matrix } from './matrix.js';
import { timeline } from './timeline.js';
import { message } from './message.js';

const FORMATS = ['text', 'json', 'markdown', 'html', 'junit', 'sarif', 'github', 'tap'];

/** The view at `/mail/<id>`. */
export async function mail(id) {
  const one = await get(`/mails/${id}`);
  const others = el('div', {}, matrix(one));
  const end = listen(async (name, data) => {
    if (name === 'judged' && data.id === one.id) {
      others.replaceChildren(...[matrix(await get(`/mails/${id}`))].flat());
    } else if ((name === 'deleted' && data.id === one.id) || name === 'cleared') {
      say('This mail has been deleted');
    }
  });
  return {
    title: one.subject || `Mail ${id}`,
    nodes: [await bar(one), ...report(one, others)],
    leave: end,
  };
}

/** Everything about a mail, without the bar on top. */
export function report(one, others) {
  return [
    answer(one),
    card('Chain of identity', 'From the client\'s address to a domain that a receiver can trust.', chain(one.chain)),
    one.causes.length > 0 && card('What to change', '', causes(one.causes)),
    card('What other receivers would do', '', others),
    card('What was said', '', timeline(one.dialogue)),
    one.message && card('The message', '', message(one)),
  ].filter(Boolean);
}

function card(title, words, ...content) {
  const id = `h-${title.replace(/[^a-z]/gi, '')}`;
  return el('section', { class: 'card', 'aria-labelledby': id }, el('h2', { id }, title), words && el('p', { class: 'faint' }, words), content);
}

function answer(one) {
  const isTaken = ['accept', 'note', 'junk', 'drop'].includes(one.outcome);
  return el('section', { class: `card answer m-${tone(one.outcome)}`, 'aria-labelledby': 'subject' },
    el('h1', { id: 'subject', tabindex: -1, dir: 'auto' }, one.subject ? foreign(one.subject) : one.mail === 0 ? 'A session without a mail' : '(no subject)'),
    el('p', { class: 'sentence' }, pill(one.outcome), ' ', el('strong', {}, one.persona), ` ${sentence(one)}`,
      one.because.length > 0 && [', because of ', one.because.map((rule, i) => [i > 0 && ', ', el('code', {}, rule)])], '.'),
    one.reply && el('code', { class: 'reply' }, foreign(one.reply)),
    one.assumed && el('p', { class: 'faint' }, 'That such receivers behave so is assumed, not known.'),
    el('dl', { class: 'facts' },
      fact('Client', foreign(one.client), one.peer !== one.client && [' (the connection is from ', foreign(one.peer), ')']),
      fact('HELO name', one.helo ? foreign(one.helo) : 'none'),
      fact('From', one.from ? foreign(one.from) : 'nobody yet'),
      fact('To', one.to.length > 0 ? one.to.map((to, i) => [i > 0 && ', ', foreign(to)]) : 'nobody yet', one.recipients > one.to.length && ` and ${one.recipients - one.to.length} more`),
      fact('When', el('time', { datetime: one.time, title: one.time }, time(one.time)), `, session ${one.session}, mail ${one.mail}`),
      one.tls && fact('TLS', foreign(`${one.tls.protocol}, ${one.tls.cipherSuite}`)),
      one.size > 0 && fact('Size', octets(one.size)),
      one.trouble && fact('Trouble', foreign(one.trouble))),
    !isTaken && one.stage && el('p', { class: 'faint' }, `Nothing after ${one.stage.toUpperCase()} was looked at.`));
}

function sentence(one) {
  const where = one.stage ? ` at ${one.stage}` : '';
  return one.byPersona || one.outcome === 'unfinished'
    ? does(one.outcome) + where
    : `did not decide: the receiver refused it for reasons of its own${where}`;
}

function fact(name, ...value) {
  return [el('dt', {}, name), el('dd', {}, value)];
}

async function bar(one) {
  const [before, after] = await neighbours(one.id);
  const here = `${location.origin}/mail/${one.id}`;
  return el('div', { class: 'bar-top' },
    link('/', { class: 'button' }, '← All mails'),
    after && link(`/mail/${after}`, { class: 'button', rel: 'prev', title: 'newer (k)' }, 'Newer'),
    before && link(`/mail/${before}`, { class: 'button', rel: 'next', title: 'older (j)' }, 'Older'),
    el('div', { class: 'end' },
      copyButton(here, 'Copy link', 'to this mail'),
      el('details', { class: 'menu' }, el('summary', { class: 'button' }, 'Download'),
        el('ul', {},
          one.message && el('li', {}, el('a', { href: address(`/mails/${one.id}/message`), download: `mail-${one.id}.eml` }, 'Message (.eml)')),
          FORMATS.map(format => el('li', {}, el('a', { href: address(`/mails/${one.id}/report?format=${format}`), download: true }, `Report as ${format}`))))),
      button('Delete', async () => {
        await remove(`/mails/${one.id}`);
        history.pushState(null, '', '/');
        dispatchEvent(new PopStateEvent('popstate'));
      }, { class: 'danger' })));
}

/** The numbers of the mails before and after one. */
async function neighbours(id) {
  const older = await get(`/mails?before=${id}&limit=1`);
  const newer = await get('/mails?limit=500');
  const after = newer.mails.map(one => one.id).filter(other => other > id);
  return [older.mails[0]?.id, after.length > 0 ? Math.min(...after) : undefined];
}
