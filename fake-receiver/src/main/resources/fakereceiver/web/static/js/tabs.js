// Tabs by the book: arrow keys move, one panel is shown, made when first shown.
import { el } from "./dom.js";

export function tabs(label, list) {
  const buttons = list.map(([name], i) => el("button", { type: "button", role: "tab", id: `tab-${i}`, "aria-controls": `panel-${i}`, onclick: () => show(i) }, name));
  const panels = list.map((one, i) => el("div", { role: "tabpanel", id: `panel-${i}`, "aria-labelledby": `tab-${i}`, tabindex: "0" }));
  const made = new Set();
  const show = (chosen) => {
    list.forEach(([, make], i) => {
      buttons[i].setAttribute("aria-selected", String(i === chosen));
      buttons[i].tabIndex = i === chosen ? 0 : -1;
      panels[i].hidden = i !== chosen;
      if (i === chosen && !made.has(i)) {
        made.add(i);
        panels[i].append(make());
      }
    });
  };
  const bar = el("div", { role: "tablist", class: "tabs", "aria-label": label }, buttons);
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const to = (buttons.indexOf(document.activeElement) + by + list.length) % list.length;
      show(to);
      buttons[to].focus();
      event.preventDefault();
    }
  });
  show(0);
  return [bar, ...panels];
}
