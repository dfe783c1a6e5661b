// A tester's inbox: an address to send to; the report appears when the mail comes.
import { api } from "./api.js";
import { announce, copyButton, el, visible } from "./dom.js";
import { calmly, listen } from "./live.js";
import { downloads, report } from "./mail.js";
import { go } from "./router.js";
import { mailAddress, title } from "./row.js";

function command(text) {
  return el("div", { class: "command" }, el("pre", {}, text), copyButton("Copy", text));
}

function host(receiver) {
  return receiver.address.includes(":") ? `[${receiver.address}]:${receiver.port}` : `${receiver.address}:${receiver.port}`;
}

function how(address, receivers) {
  const lines = receivers.map((receiver) => `swaks --server '${host(receiver)}' --from you@your.domain --to ${address}`);
  return el(
    "section",
    { class: "card", "aria-labelledby": "send" },
    el("h2", { id: "send" }, "Send a mail to this address"),
    el("div", { class: "address" }, el("code", {}, address), copyButton("Copy address", address)),
    el("p", {}, "Let the mail server that you test deliver to ", receivers.flatMap((receiver, i) => [i > 0 ? ", " : "", el("code", {}, host(receiver)), ` (${receiver.persona})`]), ". Or try it by hand:"),
    lines.map(command),
    el("p", { class: "faint" }, "Refused mail appears as well. Nothing is relayed; this page can be left and opened again."),
  );
}

export async function inboxView(rest) {
  if (rest === "") {
    const made = await api.newInbox();
    await go(made.page, true);
    return { title: "Test a mail", nodes: [] };
  }
  const receivers = await api.receivers();
  const heading = el("h1", { tabindex: "-1" }, "Test a mail");
  const body = el("div", {});
  const waiting = el("p", { class: "waiting" }, el("span", { class: "pulse", "aria-hidden": "true" }), "Waiting for the mail.");
  let shown; // the number of the mail that is
  let whole;
  let shownText = "";
  const draw = (mail, count) => {
    shown = mail.id;
    whole = report(mail);
    body.replaceChildren(
      el("div", { class: "bar-top" }, el("h2", { dir: "auto" }, title(mail)), el("div", { class: "end" }, el("a", { class: "button", href: mailAddress(mail.id), "data-route": true }, "Open"), copyButton("Copy link", `${location.origin}/mail/${mail.id}`), downloads(mail.id))),
      ...(count > 1 ? [el("p", { class: "faint" }, `${count} mails came; this is the last one.`)] : []),
      ...whole.nodes,
    );
  };
  const show = async (inbox) => {
    const mails = inbox.mails ?? [];
    waiting.hidden = mails.length > 0;
    if (mails.length === 0) {
      return;
    }
    const mail = await api.mail(mails[0].id);
    const text = JSON.stringify(mail);
    if (text === shownText) {
      return;
    }
    shownText = text;
    if (mail.id === shown) {
      whole.judged(mail);
    } else {
      announce(`The mail has come: ${visible(mail.subject || "no subject")}`);
      draw(mail, mails.length);
    }
  };
  const stop = listen(calmly(300, () => api.inbox(rest).then(show, () => {})));
  const first = await api.inbox(rest).catch((error) => {
    stop();
    throw error;
  });
  await show(first);
  return { title: "Test a mail", nodes: [heading, how(first.address, receivers), waiting, body], leave: stop, focus: heading };
}
