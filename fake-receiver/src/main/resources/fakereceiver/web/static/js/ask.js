// One question before something is gone for good.
import { el } from "./dom.js";

export function sure(question, does) {
  return new Promise((resolve) => {
    const dialog = el(
      "dialog",
      { "aria-labelledby": "sure-title" },
      el("h2", { id: "sure-title" }, question),
      el(
        "form",
        { method: "dialog" },
        el(
          "div",
          { class: "row" },
          el("button", { value: "yes", class: "danger" }, does),
          el("button", { value: "no" }, "Keep"),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
