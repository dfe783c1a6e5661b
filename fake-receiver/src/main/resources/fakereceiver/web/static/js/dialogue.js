// What was said, both ways, with times.
import { code, el } from "./dom.js";

const FIRST = 200;
const WHO = { C: ["client", "client"], S: ["server", "receiver"], "*": ["event", "event"] };

function line(one) {
  const [kind, word] = WHO[one.who] ?? WHO["*"];
  const refusal = kind === "server" && /^[45]\d\d/.test(one.text);
  return el(
    "li",
    { class: `${kind}${refusal ? " refusal" : ""}` },
    el("span", { class: "at" }, Number(one.at).toFixed(3), el("span", { class: "unseen" }, " seconds,")),
    el("span", { class: "who" }, word),
    el("span", { class: "said" }, code(one.text)),
  );
}

export function dialogue(lines) {
  const list = el("ol", { class: "timeline" }, lines.slice(0, FIRST).map(line));
  const more = el("button", { type: "button", class: "rest" }, `${lines.length - FIRST} more lines`);
  more.addEventListener("click", () => {
    list.append(...lines.slice(FIRST).map(line));
    more.remove();
  });
  return el("section", { class: "card", "aria-labelledby": "dialogue" }, el("h2", { id: "dialogue" }, "Dialogue"), list, lines.length > FIRST ? more : undefined);
}
