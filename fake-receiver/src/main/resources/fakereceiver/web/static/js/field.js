// Fields of forms, each with room for what is wrong with it.
import { el, visible } from "./dom.js";

export function field(control, name, { hint, whole } = {}) {
  const hintId = `${control.id}-hint`;
  const wrongId = `${control.id}-wrong`;
  control.setAttribute("aria-describedby", hint ? `${hintId} ${wrongId}` : wrongId);
  return el(
    "div",
    { class: whole ? "field whole" : "field" },
    el("label", { for: control.id }, name),
    control,
    hint ? el("span", { class: "faint", id: hintId }, hint) : undefined,
    el("span", { class: "wrong", id: wrongId }),
  );
}

// Nothing is wrong any more.
export function right(form) {
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
  }
  for (const place of form.querySelectorAll(".wrong")) {
    place.textContent = "";
  }
}

// Says it beside the field of that name; false when there is none.
export function wrong(form, name, sentence) {
  const control = name ? form.elements[name] : undefined;
  const place = control?.id ? form.querySelector(`#${control.id}-wrong`) : undefined;
  if (!place) {
    return false;
  }
  place.textContent = visible(sentence);
  control.setAttribute("aria-invalid", "true");
  const folded = control.closest("details");
  if (folded) {
    folded.open = true;
  }
  return true;
}
