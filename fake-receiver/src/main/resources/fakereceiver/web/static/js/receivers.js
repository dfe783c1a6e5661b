// What a receiver plays, changed while it runs.
import { api } from "./api.js";
import { announce, el, foreign, visible } from "./dom.js";
import { field, right, wrong } from "./field.js";

// A form that says what came of it; `work` is given the words in it.
function form(n, name, fields, buttons, redraw) {
  const said = el("p", { class: "said", role: "status" });
  const made = el("form", { class: "form", "aria-label": `${name} of receiver ${n}` }, fields, el("div", { class: "act" }, buttons.map(([text], i) => el("button", { value: String(i), class: i === 0 ? "main" : "" }, text))), said);
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [, work, done] = buttons[Number(event.submitter?.value ?? 0)];
    right(made);
    said.textContent = "";
    try {
      await work(Object.fromEntries([...new FormData(made)].map(([key, value]) => [key, value.trim()])), made);
      await redraw();
      said.textContent = done;
    } catch (error) {
      if (wrong(made, error.member, error.message)) {
        made.elements[error.member].focus();
        announce(visible(error.message));
      } else {
        said.textContent = visible(error.message);
      }
    }
  });
  return made;
}

// What the server would say of a field that was left empty.
function needed(words, name, sentence) {
  if (!words[name]) {
    throw Object.assign(new Error(sentence), { member: name });
  }
}

function facts(receiver) {
  const at = receiver.address.includes(":") ? `[${receiver.address}]:${receiver.port}` : `${receiver.address}:${receiver.port}`;
  const bad = receiver.misbehaviours ?? [];
  const claims = receiver.claims ?? {};
  const claimed = [claims.address ? foreign(claims.address) : "their own address", claims.helo ? [" with the HELO name ", foreign(claims.helo)] : ""];
  return el(
    "dl",
    { class: "facts" },
    el("dt", {}, "Plays"), el("dd", {}, receiver.persona),
    el("dt", {}, "Host name"), el("dd", {}, foreign(receiver.hostName ?? "")),
    el("dt", {}, "Listens at"), el("dd", {}, el("code", {}, at)),
    el("dt", {}, "Takes clients for"), el("dd", {}, claims.address || claims.helo ? claimed : "what they are"),
    el("dt", {}, "Misbehaves"), el("dd", {}, bad.length > 0 ? foreign(bad.join("; ")) : "no"),
    el("dt", {}, "Open sessions"), el("dd", {}, String(receiver.openSessions ?? 0)),
  );
}

function personaForm(n, id, receiver, personas, redraw) {
  const select = el("select", { id: id("persona"), name: "persona" }, personas.map((one) => el("option", { value: one.persona, selected: one.persona === receiver.persona }, one.persona)));
  return form(n, "Persona", [field(select, "Persona")], [["Play it", (words) => api.put(n, "persona", words), "It plays this persona from the next session on."]], redraw);
}

function claimsForm(n, id, receiver, redraw) {
  const text = (name, placeholder) => el("input", { id: id(name), name, value: receiver.claims?.[name] ?? "", placeholder, spellcheck: "false", autocomplete: "off" });
  return form(
    n,
    "Claims",
    [field(text("address", "2001:db8::25"), "Takes every client for", { hint: "The address that is judged, unless --seen-as names one" }), field(text("helo", "mail.example.org"), "With the HELO name", { hint: "In place of the one that the client says" })],
    [
      [
        "Claim",
        (words) => {
          needed({ address: words.address || words.helo }, "address", "There is neither; expected an address such as 2001:db8::25, a HELO name, or both.");
          return api.put(n, "claims", Object.fromEntries(Object.entries(words).filter(([, value]) => value)));
        },
        "Clients are taken for this one from the next session on.",
      ],
      [
        "No claims",
        (words, made) =>
          api.put(n, "claims", {}).then(() => {
            made.elements.address.value = "";
            made.elements.helo.value = "";
          }),
        "Clients are taken for what they are.",
      ],
    ],
    redraw,
  );
}

function misbehaviourForm(n, id, redraw) {
  const plan = el("input", { id: id("plan"), name: "plan", placeholder: "2 sessions: hang-up message", spellcheck: "false", autocomplete: "off" });
  return form(
    n,
    "Misbehaviour",
    [field(plan, "Misbehaviour", { hint: "rcpt 451 4.3.0 Later · hang-up message · stall helo · tarpit 5s. In every session, or only for some: 2 sessions: hang-up message" })],
    [
      [
        "Misbehave",
        (words, made) => {
          needed(words, "plan", "There is none; expected one such as 2 sessions: hang-up message.");
          return api.misbehave(n, words.plan).then(() => {
            made.elements.plan.value = "";
          });
        },
        "It is added to what the receiver does wrong.",
      ],
      ["Behave", () => api.behave(n), "It does nothing wrong any more."],
    ],
    redraw,
  );
}

function zoneForm(n, id, redraw) {
  const zone = el("textarea", { id: id("zone"), name: "zone", spellcheck: "false", placeholder: '2001:db8::25      PTR   mail.example.org\nmail.example.org  AAAA  2001:db8::25\nexample.org       TXT   "v=spf1 ip6:2001:db8::25 -all"' });
  return el(
    "details",
    {},
    el("summary", {}, "Another zone"),
    form(
      n,
      "Zone",
      [field(zone, "Zone file, in place of the present one", { whole: true, hint: "One record a line: name, type, value. What is not in it does not exist." })],
      [
        [
          "Use it",
          (words) => {
            needed(words, "zone", "There is nothing; expected records such as mail.example.org AAAA 2001:db8::25.");
            return api.put(n, "zone", words);
          },
          "Names are looked up in this zone from now on.",
        ],
      ],
      redraw,
    ),
  );
}

function card(receiver, personas) {
  const n = receiver.receiver;
  const id = (name) => `r${n}-${name}`;
  const shown = el("div", {}, facts(receiver));
  const redraw = async () => {
    const now = (await api.receivers()).find((one) => one.receiver === n);
    if (now) {
      shown.replaceChildren(facts(now));
    }
  };
  return el(
    "section",
    { class: "card", "aria-labelledby": id("title") },
    el("h2", { id: id("title") }, `Receiver ${n}`),
    shown,
    personaForm(n, id, receiver, personas, redraw),
    claimsForm(n, id, receiver, redraw),
    misbehaviourForm(n, id, redraw),
    zoneForm(n, id, redraw),
  );
}

export async function receiversView() {
  const [receivers, personas] = await Promise.all([api.receivers(), api.personas()]);
  const heading = el("h1", { tabindex: "-1" }, "Receivers");
  const note = el("p", { class: "faint" }, "What is changed here lasts until the program ends.");
  return { title: "Receivers", nodes: [heading, note, ...receivers.map((one) => card(one, personas))], focus: heading };
}
