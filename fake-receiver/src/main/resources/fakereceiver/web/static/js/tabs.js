// Tabs by the book: arrow keys move, one panel is shown, made when first shown. On paper there are
// no tabs: those that are marked stand below each other, each under its name.
import { el } from "./dom.js";

export function tabs(label, list) {
  const buttons = list.map(([name], i) => el("button", { type: "button", role: "tab", id: `tab-${i}`, "aria-controls": `panel-${i}`, onclick: () => show(i) }, name));
  const panels = list.map(([, , paper], i) => el("div", { role: "tabpanel", id: `panel-${i}`, class: paper ? "paper" : undefined, "aria-labelledby": `tab-${i}`, tabindex: "0" }));
  const made = new Set();
  const make = (i) => {
    if (!made.has(i)) {
      made.add(i);
      const [name, content, paper] = list[i];
      panels[i].append(...(paper ? [el("h3", { class: "on-paper" }, name)] : []), content());
    }
  };
  const show = (chosen) => {
    list.forEach(([, , paper], i) => {
      buttons[i].setAttribute("aria-selected", String(i === chosen));
      buttons[i].tabIndex = i === chosen ? 0 : -1;
      panels[i].hidden = i !== chosen;
      if (i === chosen || paper) {
        make(i);
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
