// The filters: what the address says is what the form shows, and the other way round.
import { el } from "./dom.js";
import { field, right } from "./field.js";
import { ALL_OUTCOMES, outcome } from "./words.js";

const TEXTS = [
  ["persona", "Receiver (persona)"],
  ["rule", "Fault (rule)"],
  ["client", "Client address or network"],
  ["sender", "Sender"],
  ["recipient", "Recipient"],
];
const TIMES = [
  ["since", "Since"],
  ["until", "Until"],
];
const NAMES = ["text", "outcome", ...TEXTS.map(([name]) => name), "since", "until", "sessions"];

// Only what is a filter, and says something.
export function filtersOf(query) {
  const kept = new URLSearchParams();
  for (const name of NAMES) {
    const value = query.get(name);
    if (value) {
      kept.set(name, value);
    }
  }
  return kept;
}

function localTime(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) {
    return "";
  }
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60000);
  return local.toISOString().slice(0, 16);
}

function read(form) {
  const query = new URLSearchParams();
  const put = (name, value) => value && query.set(name, value);
  put("text", form.elements.text.value.trim());
  put("outcome", [...form.querySelectorAll("[name=outcome]:checked")].map((box) => box.value).join(","));
  for (const [name] of TEXTS) {
    put(name, form.elements[name].value.trim());
  }
  for (const [name] of TIMES) {
    const value = form.elements[name].value;
    put(name, value && new Date(value).toISOString());
  }
  put("sessions", form.elements.sessions.checked ? "true" : "");
  return query;
}

function write(form, query) {
  const outcomes = (query.get("outcome") ?? "").split(",");
  form.elements.text.value = query.get("text") ?? "";
  for (const box of form.querySelectorAll("[name=outcome]")) {
    box.checked = outcomes.includes(box.value);
  }
  for (const [name] of TEXTS) {
    form.elements[name].value = query.get(name) ?? "";
  }
  for (const [name] of TIMES) {
    form.elements[name].value = query.has(name) ? localTime(query.get(name)) : "";
  }
  form.elements.sessions.checked = query.get("sessions") === "true";
}

function more(personas) {
  return el(
    "details",
    { class: "more" },
    el("summary", {}, "More filters"),
    el(
      "div",
      { class: "fields" },
      TEXTS.map(([name, label]) =>
        field(el("input", { id: `f-${name}`, name, autocomplete: "off", spellcheck: "false", list: name === "persona" ? "personas" : undefined, placeholder: name === "client" ? "2001:db8::/64" : undefined }), label),
      ),
      TIMES.map(([name, label]) => field(el("input", { id: `f-${name}`, name, type: "datetime-local" }), label)),
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "sessions", value: "true" }), "Sessions without a mail, too"),
    ),
    el("datalist", { id: "personas" }, personas.map((persona) => el("option", { value: persona.persona }, persona.title ?? ""))),
  );
}

// A form that calls back with the filters whenever they change.
export function filterForm(query, personas, changed) {
  const clear = el("button", { type: "button", class: "quiet" }, "Clear filters");
  const form = el(
    "form",
    { class: "card", role: "search", "aria-label": "Mails" },
    el(
      "div",
      { class: "search" },
      el("label", { for: "f-text", class: "unseen" }, "Search in subjects, addresses, replies and texts"),
      el("input", { id: "f-text", name: "text", type: "search", placeholder: "Search: subject, address, reply, text   ( / )", autocomplete: "off" }),
      clear,
    ),
    el(
      "fieldset",
      { class: "outcomes" },
      el("legend", {}, "Outcome"),
      ALL_OUTCOMES.map((word) => el("label", {}, el("input", { type: "checkbox", name: "outcome", value: word }), outcome(word).mark, " ", outcome(word).word)),
    ),
    more(personas),
  );
  write(form, query);
  form.querySelector("details").open = [...TEXTS, ...TIMES].some(([name]) => query.has(name)) || query.has("sessions");
  let timer;
  const tell = () => {
    const now = read(form);
    clear.hidden = now.toString() === "";
    right(form);
    changed(now);
  };
  clear.hidden = query.toString() === "";
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    tell();
  });
  clear.addEventListener("click", () => {
    write(form, new URLSearchParams());
    tell();
    form.elements.text.focus();
  });
  return form;
}
