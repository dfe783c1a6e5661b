// How many receivers would do what, as a bar; the words stand beside it.
import { svg } from "./dom.js";
import { ACTIONS, outcome, total } from "./words.js";

export function shareBar(would) {
  const all = total(would);
  let at = 0;
  const parts = [...ACTIONS].reverse().map((action) => {
    const width = (100 * (would[action] ?? 0)) / all;
    const part = svg("rect", { x: at, y: 0, width, height: 6, class: `s-${outcome(action).tone}` });
    at += width;
    return part;
  });
  const rest = svg("rect", { x: at, y: 0, width: Math.max(0, 100 - at), height: 6, class: "s-none" });
  return svg("svg", { class: "share", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, parts, rest);
}
