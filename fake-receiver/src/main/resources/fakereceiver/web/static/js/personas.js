// What every other receiver would have done with the same mail.
import { el, foreign } from "./dom.js";
import { ACTIONS, outcome, stage, wouldText } from "./words.js";

const GROUPS = [...ACTIONS, "unfinished"];

function table(list) {
  const head = ["Receiver", "Where", "Reply", "Because of"].map((name) => el("th", { scope: "col" }, name));
  const rows = list.map((one) =>
    el("tr", {}, el("th", { scope: "row" }, one.persona, one.assumed ? " ?" : ""), el("td", {}, stage(one.stage)), el("td", { class: "mono" }, foreign(one.reply ?? "")), el("td", {}, (one.because ?? []).join(", "))),
  );
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Replies of receivers that ${outcome(list[0].outcome).would}` }, el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)));
}

function group(word, list) {
  const known = outcome(word);
  return el(
    "div",
    { class: "group", "data-outcome": word },
    el("h3", {}, el("span", { class: `pill t-${known.tone}` }, `${known.mark} ${list.length}`), known.would),
    el("ul", { class: "matrix" }, list.map((one) => el("li", { class: `t-${known.tone}` }, one.persona, one.assumed ? " ?" : ""))),
    el("details", {}, el("summary", {}, "Replies and reasons", el("span", { class: "unseen" }, ` of those that ${known.would}`)), table(list)),
  );
}

export function personas(mail) {
  const list = mail.personas ?? [];
  const groups = GROUPS.map((word) => [word, list.filter((one) => one.outcome === word)]).filter(([, some]) => some.length > 0);
  return el(
    "section",
    { class: "card", "aria-labelledby": "personas" },
    el("h2", { id: "personas" }, "What other receivers would do"),
    list.length === 0 ? el("p", { class: "faint" }, "They have not judged it yet.") : el("p", {}, wouldText(mail.would), "."),
    groups.map(([word, some]) => group(word, some)),
    groups.some(([word]) => word === "unfinished") ? el("p", { class: "faint" }, "The mail did not come far enough for the others to decide: they may still mind what would have followed.") : undefined,
    list.some((one) => one.assumed) ? el("p", { class: "faint" }, "? as far as is known: nobody has documented or seen that this receiver does so") : undefined,
  );
}
