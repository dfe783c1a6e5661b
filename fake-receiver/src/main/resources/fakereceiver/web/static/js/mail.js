// One mail: what came, why it would be dropped, what to change.
import { api } from "./api.js";
import { sure } from "./ask.js";
import { causes } from "./causes.js";
import { chain } from "./chain.js";
import { dialogue } from "./dialogue.js";
import { announce, copyButton, el, foreign, visible } from "./dom.js";
import { filtersOf } from "./filters.js";
import { setKeys } from "./keys.js";
import { calmly, listen } from "./live.js";
import { message } from "./message.js";
import { personas } from "./personas.js";
import { pill } from "./pill.js";
import { go } from "./router.js";
import { mailAddress, title } from "./row.js";
import { shareBar } from "./share.js";
import { whole } from "./time.js";
import { octets, outcome, stage, total, wouldText } from "./words.js";

const FORMATS = ["text", "json", "markdown", "html", "junit", "sarif", "github", "tap"];

function fact(name, value) {
  return value === undefined ? [] : [el("dt", {}, name), el("dd", {}, value)];
}

// Who did what, and where.
function sentence(mail, known) {
  if (mail.outcome === "unjudged") {
    return "It was imported, so no receiver has answered it.";
  }
  const does = mail.outcome === "unfinished" ? "had not decided when the client left" : known.word;
  return [el("strong", {}, mail.persona), ` ${does} ${stage(mail.stage)}`];
}

function answer(mail) {
  const known = outcome(mail.outcome);
  const claims = Object.entries(mail.claims ?? {}).filter(([kind]) => kind !== "CLAIMED").map(([kind, value]) => `${kind} ${value}`);
  return el(
    "section",
    { class: `card answer m-${known.tone}`, "aria-label": "Verdict" },
    el("div", { class: "row" }, pill(mail.outcome), el("span", { class: "sentence" }, sentence(mail, known))),
    mail.reply ? el("code", { class: "reply" }, foreign(mail.wholeReply ?? mail.reply)) : undefined,
    el(
      "dl",
      { class: "facts" },
      fact("From", mail.from ? foreign(mail.from) : undefined),
      fact("To", (mail.to ?? []).length > 0 ? mail.to.flatMap((address, i) => [i > 0 ? ", " : "", foreign(address)]) : undefined),
      fact("Client", [foreign(mail.client), mail.peer && mail.peer !== mail.client ? ` (claimed; the connection is from ${visible(mail.peer)})` : ""]),
      fact("HELO name", mail.helo ? foreign(mail.helo) : undefined),
      fact("When", whole(mail.time)),
      fact("Size", mail.size > 0 ? octets(mail.size) : undefined),
      fact("TLS", mail.tls ? foreign(`${mail.tls.protocol}, ${mail.tls.cipherSuite}`) : undefined),
      fact("Claims", claims.length > 0 ? foreign(claims.join(", ")) : undefined),
      fact("Score", mail.score),
      fact("Trouble", mail.trouble ? foreign(mail.trouble) : undefined),
    ),
    total(mail.would) > 0 ? el("div", {}, shareBar(mail.would), wouldText(mail.would)) : undefined,
  );
}

function verdicts(mail) {
  return [answer(mail), causes(mail.causes ?? []), chain(mail.chain ?? []), personas(mail)];
}

// Everything about one mail, for its own page and for the tester's inbox. What changes when others
// have judged it is drawn anew by `judged`; whoever reads the message is not disturbed.
export function report(mail) {
  const above = el("div", {}, verdicts(mail));
  return {
    nodes: [above, dialogue(mail.dialogue ?? []), message(mail)],
    judged: (now) => above.replaceChildren(...verdicts(now)),
  };
}

export function downloads(id) {
  const link = (href, text) => el("li", {}, el("a", { href, download: true }, text));
  return el(
    "details",
    { class: "menu" },
    el("summary", { class: "button" }, "Download"),
    el("ul", {}, link(api.address(id, "message"), "Message (.eml)"), FORMATS.map((format) => link(api.address(id, `report?format=${format}`), `Report: ${format}`))),
  );
}

function step(name, id, query) {
  return el("a", { class: "button", href: id === undefined ? undefined : mailAddress(id, query), "aria-disabled": id === undefined ? "true" : undefined, role: id === undefined ? "link" : undefined, "data-route": id !== undefined }, name);
}

export async function mailView(rest, asked) {
  const query = filtersOf(asked);
  let mail = await api.mail(rest);
  let beside = {};
  const back = `/${query.toString() ? `?${query}` : ""}`;
  const heading = el("h1", { tabindex: "-1", dir: "auto" }, title(mail));
  const note = el("p", { class: "gone", role: "status" });
  const remove = el("button", { type: "button", class: "danger" }, "Delete");
  remove.addEventListener("click", async () => {
    if (await sure("Delete this mail?", "Delete")) {
      try {
        await api.remove(mail.id);
      } catch (error) {
        note.textContent = visible(error.message);
        return;
      }
      announce("Deleted.");
      go(back);
    }
  });
  const steps = el("span", { class: "row" });
  // The neighbours in the list that the mail was opened from; they change as mails come and go.
  const look = async () => {
    beside = await api.neighbours(mail.id, query).catch(() => beside);
    const held = steps.contains(document.activeElement) ? [...steps.children].indexOf(document.activeElement) : -1;
    steps.replaceChildren(step("Newer", beside.newer, query.toString()), step("Older", beside.older, query.toString()));
    steps.children[held]?.focus();
  };
  await look();
  const bar = el(
    "div",
    { class: "bar-top" },
    el("a", { class: "button", href: back, "data-route": true }, "All mails"),
    steps,
    el("div", { class: "end" }, copyButton("Copy link", `${location.origin}/mail/${mail.id}`), downloads(mail.id), remove),
  );
  const body = report(mail);
  const lookAgain = calmly(1000, look);
  const judged = async () => {
    const now = await api.mail(rest).catch(() => mail);
    if ((now.personas ?? []).length > (mail.personas ?? []).length) {
      mail = now;
      body.judged(mail);
    }
  };
  const isJudged = () => (mail.personas ?? []).length > 0;
  const stop = listen((kind, data) => {
    if (!isJudged() && (kind === "resync" || (kind === "judged" && data.id === mail.id))) {
      judged();
    }
    if (kind === "cleared" || (kind === "deleted" && data.id === mail.id)) {
      note.textContent = "This mail has been deleted meanwhile.";
    }
    if (kind !== "judged") {
      lookAgain();
    }
  });
  if (!isJudged()) {
    judged(); // it may have happened while nobody listened
  }
  const to = (id) => id !== undefined && go(mailAddress(id, query.toString()));
  setKeys({ j: () => to(beside.older), k: () => to(beside.newer), Escape: () => go(back), "/": () => go(back).then(() => document.getElementById("f-text")?.focus()) });
  return { title: visible(mail.subject || "no subject"), nodes: [bar, note, heading, ...body.nodes], leave: stop, focus: heading };
}
