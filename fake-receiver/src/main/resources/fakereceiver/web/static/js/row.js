// One mail in a list.
import { el, foreign } from "./dom.js";
import { pill } from "./pill.js";
import { shareBar } from "./share.js";
import { when } from "./time.js";
import { outcome, stage, total, wouldText } from "./words.js";

const MAX_RULES = 4;

export function mailAddress(id, query) {
  return `/mail/${encodeURIComponent(id)}${query ? `?${query}` : ""}`;
}

export function people(mail) {
  const to = mail.to ?? [];
  const others = (mail.recipients ?? to.length) - Math.min(to.length, 2);
  return [
    foreign(mail.from ? mail.from : "nobody yet"),
    " → ",
    to.length === 0 ? "no recipient let through" : to.slice(0, 2).flatMap((address, i) => [i > 0 ? ", " : "", foreign(address)]),
    others > 0 && to.length > 0 ? ` and ${others} more` : undefined,
    " · ",
    foreign(mail.client),
    mail.helo ? [" (", foreign(mail.helo), ")"] : undefined,
  ];
}

export function title(mail) {
  if (mail.subject) {
    return foreign(mail.subject);
  }
  return el("span", { class: "faint" }, mail.size > 0 ? "No subject" : mail.mail === 0 ? "A session without a mail" : "Refused before the message");
}

function would(mail) {
  if (total(mail.would) === 0) {
    return el("div", { class: "would" });
  }
  return el("div", { class: "would" }, shareBar(mail.would), wouldText(mail.would));
}

function why(mail) {
  const rules = mail.because ?? [];
  const accepted = mail.outcome === "accept" || mail.outcome === "note";
  return el(
    "div",
    { class: "why" },
    mail.reply && !accepted ? el("span", { class: "said mono" }, foreign(mail.reply)) : undefined,
    rules.slice(0, MAX_RULES).map((rule) => el("a", { class: "chip", href: `/?rule=${encodeURIComponent(rule)}`, "data-route": true, title: "Mails with this fault" }, rule)),
    rules.length > MAX_RULES ? el("span", { class: "faint" }, `and ${rules.length - MAX_RULES} more`) : undefined,
  );
}

export function row(mail, query) {
  return el(
    "article",
    { class: `mail m-${outcome(mail.outcome).tone}` },
    el("div", { class: "verdict" }, pill(mail.outcome), mail.stage ? el("span", { class: "stage" }, stage(mail.stage)) : undefined),
    el("h2", {}, el("a", { href: mailAddress(mail.id, query), "data-route": true }, title(mail))),
    el("div", { class: "when" }, when(mail.time)),
    el("div", { class: "people" }, people(mail)),
    would(mail),
    why(mail),
  );
}
