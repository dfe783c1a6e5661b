// Keys for hands that stay on the keyboard. Views say what they do; "?" shows them.
import { el } from "./dom.js";

const LINES = [
  ["j, k", "next and previous mail"],
  ["Enter", "open the mail"],
  ["/", "search"],
  ["Esc", "leave the search; back to the list"],
  ["g", "to the list of mails"],
  ["t", "test a mail"],
  ["s", "statistics"],
  ["?", "this list"],
];

let handlers = {};

// The keys of the view that is shown: { key: () => ... }.
export function setKeys(given) {
  handlers = given;
}

function isWriting(target) {
  return target.matches?.("input:not([type=checkbox]), textarea, select");
}

export function showHelp() {
  const dialog = el(
    "dialog",
    { "aria-labelledby": "keys-title" },
    el("h2", { id: "keys-title" }, "Keys"),
    el(
      "table",
      {},
      el("tbody", {}, LINES.map(([key, does]) => el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, key)), el("td", {}, does)))),
    ),
    el("form", { method: "dialog" }, el("p", {}, el("button", { class: "main" }, "Close"))),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function startKeys(global) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    const all = { ...global, ...handlers, "?": showHelp };
    const writing = isWriting(event.target);
    if (writing && event.key !== "Escape") {
      return;
    }
    if (Object.hasOwn(all, event.key)) {
      event.preventDefault();
      all[event.key](event);
    }
  });
}
