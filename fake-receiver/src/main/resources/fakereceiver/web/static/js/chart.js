// Outcomes over time, as bars on top of each other; a table says the same.
import { el, svg } from "./dom.js";
import { clock, day, minute } from "./time.js";
import { ALL_OUTCOMES, outcome, total } from "./words.js";

const WIDTH = 720;
const HEIGHT = 180;
const LEFT = 36;
const BOTTOM = 22;

const MINUTES = 10 * 60 * 1000;

function label(begin, spans) {
  const date = new Date(begin);
  if (new Date(spans.at(-1).begin) - new Date(spans[0].begin) < MINUTES) {
    return clock(date);
  }
  const days = day(new Date(spans[0].begin)) !== day(new Date(spans.at(-1).begin));
  return days ? `${day(date).slice(5)} ${minute(date)}` : minute(date);
}

export function legend() {
  return el(
    "ul",
    { class: "legend" },
    ALL_OUTCOMES.map((word) => el("li", {}, svg("svg", { viewBox: "0 0 8 8", "aria-hidden": "true" }, svg("rect", { width: 8, height: 8, class: `o-${word}` })), outcome(word).word)),
  );
}

export function chart(spans) {
  const most = Math.max(1, ...spans.map((span) => total(span.outcomes)));
  const step = (WIDTH - LEFT) / spans.length;
  const scale = (HEIGHT - BOTTOM - 8) / most;
  const bars = spans.flatMap((span, i) => {
    let y = HEIGHT - BOTTOM;
    return [...ALL_OUTCOMES].reverse().flatMap((word) => {
      const height = (span.outcomes[word] ?? 0) * scale;
      y -= height;
      return height === 0 ? [] : [svg("rect", { x: LEFT + i * step + 1, y, width: Math.max(1, step - 2), height, class: `o-${word}` })];
    });
  });
  const every = Math.max(1, Math.ceil(spans.length / 6));
  const names = spans.flatMap((span, i) => (i % every === 0 ? [svg("text", { x: LEFT + i * step, y: HEIGHT - 6 }, label(span.begin, spans))] : []));
  return svg(
    "svg",
    { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": "Verdicts over time; the table below has the numbers" },
    svg("line", { x1: LEFT, y1: HEIGHT - BOTTOM, x2: WIDTH, y2: HEIGHT - BOTTOM }),
    svg("text", { x: 0, y: 14 }, String(most)),
    svg("text", { x: 0, y: HEIGHT - BOTTOM }, "0"),
    bars,
    names,
  );
}
