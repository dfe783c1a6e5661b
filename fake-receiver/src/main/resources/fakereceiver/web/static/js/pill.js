// An outcome as a sign: mark, word and tone.
import { el } from "./dom.js";
import { outcome } from "./words.js";

export function pill(word) {
  const known = outcome(word);
  return el("span", { class: `pill t-${known.tone}` }, el("span", { "aria-hidden": "true" }, known.mark), known.word);
}
