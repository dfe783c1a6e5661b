// What a receiver plays, changed while it runs.
import { api } from "./api.js";
import { announce, el, foreign, visible } from "./dom.js";

function field(id, name, control, hint) {
  return el("div", { class: "field" }, el("label", { for: id }, name), control, hint ? el("span", { class: "faint" }, hint) : undefined);
}

// A form that says what came of it; `work` resolves to the receiver as it now is.
function form(name, fields, buttons, said, redraw) {
  const made = el("form", { class: "form", "aria-label": name }, fields, el("div", { class: "act" }, buttons.map(([text], i) => el("button", { value: String(i), class: i === 0 ? "main" : "" }, text))));
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    const work = buttons[Number(event.submitter?.value ?? 0)][1];
    try {
      await work(new FormData(made));
      said.textContent = `${name}: done.`;
      announce(`${name}: done.`);
      await redraw();
    } catch (error) {
      said.textContent = visible(error.message);
    }
  });
  return made;
}

function facts(receiver) {
  const at = receiver.address.includes(":") ? `[${receiver.address}]:${receiver.port}` : `${receiver.address}:${receiver.port}`;
  const wrong = receiver.misbehaviours ?? [];
  const claims = receiver.claims ?? {};
  return el(
    "dl",
    { class: "facts" },
    el("dt", {}, "Plays"), el("dd", {}, receiver.persona),
    el("dt", {}, "Host name"), el("dd", {}, foreign(receiver.hostName ?? "")),
    el("dt", {}, "Listens at"), el("dd", {}, el("code", {}, at)),
    el("dt", {}, "Takes clients for"), el("dd", {}, claims.address ? [foreign(claims.address), claims.helo ? [" with the HELO name ", foreign(claims.helo)] : ""] : "what they are"),
    el("dt", {}, "Misbehaves"), el("dd", {}, wrong.length > 0 ? foreign(wrong.join("; ")) : "no"),
    el("dt", {}, "Open sessions"), el("dd", {}, String(receiver.openSessions ?? 0)),
  );
}

function card(receiver, personas, redraw) {
  const n = receiver.receiver;
  const id = (name) => `r${n}-${name}`;
  const said = el("p", { role: "status" });
  const shown = el("div", {}, facts(receiver));
  const again = async () => {
    const now = (await api.receivers()).find((one) => one.receiver === n);
    if (now) {
      shown.replaceChildren(facts(now));
    }
    redraw();
  };
  const select = el("select", { id: id("persona"), name: "persona" }, personas.map((one) => el("option", { value: one.persona, selected: one.persona === receiver.persona }, one.persona)));
  return el(
    "section",
    { class: "card", "aria-labelledby": id("title") },
    el("h2", { id: id("title") }, `Receiver ${n}`),
    shown,
    said,
    form("Persona", [field(id("persona"), "Persona", select)], [["Play it", (data) => api.put(n, "persona", { persona: data.get("persona") })]], said, again),
    form(
      "Claims",
      [
        field(id("address"), "Takes every client for", el("input", { id: id("address"), name: "address", value: receiver.claims?.address ?? "", placeholder: "2001:db8::25", spellcheck: "false" })),
        field(id("helo"), "With the HELO name", el("input", { id: id("helo"), name: "helo", value: receiver.claims?.helo ?? "", placeholder: "mail.example.org", spellcheck: "false" })),
      ],
      [
        ["Claim", (data) => api.put(n, "claims", Object.fromEntries([...data].filter(([, value]) => value.trim() !== "")))],
        ["No claims", () => api.put(n, "claims", {})],
      ],
      said,
      again,
    ),
    form(
      "Misbehaviour",
      [field(id("plan"), "Misbehaviour", el("input", { id: id("plan"), name: "plan", placeholder: "2 sessions: hang-up message", spellcheck: "false" }), "rcpt 451 4.3.0 Later · hang-up message · stall helo · tarpit 5s")],
      [
        ["Misbehave", (data) => api.misbehave(n, data.get("plan"))],
        ["Behave", () => api.behave(n)],
      ],
      said,
      again,
    ),
    el("details", {}, el("summary", {}, "Another zone"), form("Zone", [el("div", { class: "field whole" }, el("label", { for: id("zone") }, "Zone file, in place of the present one"), el("textarea", { id: id("zone"), name: "zone", spellcheck: "false", placeholder: "2001:db8::25      PTR   mail.example.org" }))], [["Use it", (data) => api.put(n, "zone", { zone: data.get("zone") })]], said, again)),
  );
}

export async function receiversView() {
  const [receivers, personas] = await Promise.all([api.receivers(), api.personas()]);
  const heading = el("h1", { tabindex: "-1" }, "Receivers");
  return { title: "Receivers", nodes: [heading, ...receivers.map((one) => card(one, personas, () => {}))], focus: heading };
}
