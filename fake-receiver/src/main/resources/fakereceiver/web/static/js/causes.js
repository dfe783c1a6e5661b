// What is wrong, on what evidence, and what to change.
import { lookups } from "./chain.js";
import { copyButton, el } from "./dom.js";

function cause(one) {
  const open = one.result === "undecided";
  return el(
    "article",
    { class: `cause ${open ? "open" : one.minded ? "minded" : ""}` },
    el("h3", {}, open ? "? " : one.minded ? "✕ " : "! ", one.fault, open ? " (undecided)" : ""),
    el("p", { class: "faint" }, el("a", { href: `/?rule=${encodeURIComponent(one.rule)}`, "data-route": true }, one.rule), one.minded ? " · behind the verdict" : " · this receiver does not mind"),
    one.remedy ? el("div", { class: "remedy" }, el("p", {}, el("strong", {}, "To change: "), one.remedy), copyButton("Copy", one.remedy)) : undefined,
    (one.evidence ?? []).length > 0 ? el("details", { open: one.minded }, el("summary", {}, "Evidence"), lookups(one.evidence)) : undefined,
    (one.references ?? []).length > 0 ? el("p", { class: "faint" }, "See ", one.references.join(", ")) : undefined,
  );
}

export function causes(list) {
  const minded = list.filter((one) => one.minded);
  const others = list.filter((one) => !one.minded);
  return el(
    "section",
    { class: "card", "aria-labelledby": "causes" },
    el("h2", { id: "causes" }, "What to change"),
    minded.length === 0 ? el("p", {}, others.length === 0 ? "Nothing: no rule found a fault." : "Nothing for this receiver. Others may mind what follows.") : minded.map(cause),
    others.length > 0 ? el("details", { open: minded.length === 0 }, el("summary", {}, `${others.length} more that this receiver does not mind`), el("div", { class: "others" }, others.map(cause))) : undefined,
  );
}
