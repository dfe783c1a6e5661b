// Mails counted: over time, by fault, by network.

import { el, svg, foreign, link } from './dom.js';
import { get, listen } from './api.js';
import { OUTCOMES, time } from './words.js';
import { pill } from './item.js';

const WIDTH = 960;
const HEIGHT = 200;

/** The view at `/statistics`. */
export async function statistics() {
  const place = el('div');
  const load = async () => place.replaceChildren(...view(await get(`/statistics${location.search}`)));
  let timer;
  const end = listen(() => {
    clearTimeout(timer);
    timer = setTimeout(load, 500);
  });
  await load();
  return { nodes: [place], leave: () => { clearTimeout(timer); end(); } };
}

function view(all) {
  return [
    el('h1', { tabindex: -1 }, 'Statistics'),
    el('ul', { class: 'tiles' }, el('li', {}, el('strong', {}, all.total), 'mails'),
      OUTCOMES.filter(word => all.outcomes[word]).map(word => el('li', {}, el('strong', {}, all.outcomes[word]), pill(word)))),
    el('section', { class: 'card' }, el('h2', {}, 'Over time'), chart(all.times), legend(all.outcomes), asTable(all.times)),
    el('div', { class: 'sides' },
      bars('Faults', 'Fault', all.faults.map(one => [link(`/?rule=${encodeURIComponent(one.rule)}`, {}, one.rule), one.count])),
      bars('Clients by network', 'Network', all.networks.map(one => [link(`/?client=${encodeURIComponent(one.network)}`, {}, foreign(one.network)), one.total]))),
  ];
}

function sum(counts) {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

function chart(times) {
  const most = Math.max(1, ...times.map(span => sum(span.outcomes)));
  const wide = WIDTH / Math.max(1, times.length);
  const picture = svg('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT + 24}`, role: 'img', 'aria-label': 'Mails over time, by outcome; the same as a table below' });
  picture.append(svg('line', { x1: 0, y1: HEIGHT, x2: WIDTH, y2: HEIGHT }));
  times.forEach((span, i) => {
    let at = HEIGHT;
    for (const word of OUTCOMES) {
      const high = (HEIGHT - 10) * (span.outcomes[word] || 0) / most;
      if (high > 0) {
        at -= high;
        picture.append(svg('rect', { class: `o-${word}`, x: i * wide + 1, y: at, width: Math.max(1, wide - 2), height: high }));
      }
    }
  });
  if (times.length > 0) {
    picture.append(svg('text', { x: 0, y: HEIGHT + 18 }, time(times[0].begin)),
      svg('text', { x: WIDTH, y: HEIGHT + 18, 'text-anchor': 'end' }, time(times[times.length - 1].begin)));
  }
  return picture;
}

function legend(outcomes) {
  return el('ul', { class: 'legend', 'aria-hidden': true }, OUTCOMES.filter(word => outcomes[word]).map(word => el('li', {},
    svg('svg', { viewBox: '0 0 10 10' }, svg('rect', { class: `o-${word}`, width: 10, height: 10 })), word)));
}

function asTable(times) {
  const some = times.filter(span => sum(span.outcomes) > 0);
  return el('details', {}, el('summary', {}, 'As a table'),
    el('table', {}, el('thead', {}, el('tr', {}, ['From', ...OUTCOMES].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, some.map(span => el('tr', {}, el('th', { scope: 'row' }, time(span.begin)),
        OUTCOMES.map(word => el('td', { class: 'number' }, span.outcomes[word] || 0)))))));
}

function bars(title, column, rows) {
  const most = Math.max(1, ...rows.map(row => row[1]));
  return el('section', { class: 'card' }, el('h2', {}, title), rows.length === 0 ? el('p', { class: 'faint' }, 'None.')
    : el('table', { class: 'bars' },
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, column), el('th', { scope: 'col' }, 'Mails'), el('td', {}))),
      el('tbody', {}, rows.map(([name, count]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', { class: 'number' }, count),
        el('td', {}, svg('svg', { class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': true }, svg('rect', { class: 's-bad', width: 100 * count / most, height: 8 }))))))));
}
