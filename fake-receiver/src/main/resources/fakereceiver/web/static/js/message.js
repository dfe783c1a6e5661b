// The message itself: text, HTML in a sandbox, header, source, parts.
import { api } from "./api.js";
import { el, foreign, visible } from "./dom.js";
import { tabs } from "./tabs.js";
import { octets } from "./words.js";

function text(message) {
  return el("pre", { class: "text foreign", dir: "auto", tabindex: "0", role: "region", "aria-label": "Text" }, visible(message.text), message.truncated ? "\n[the rest is not shown]" : "");
}

function html(id) {
  return el("iframe", { class: "frame", sandbox: true, title: "HTML of the message, cleaned", src: api.address(id, "html"), referrerpolicy: "no-referrer" });
}

function headers(message) {
  return el("table", { class: "headers" }, el("tbody", {}, message.headers.map((field) => el("tr", {}, el("th", { scope: "row" }, foreign(field.name)), el("td", {}, foreign(field.value))))));
}

function source(id) {
  const pre = el("pre", { class: "source", dir: "ltr", tabindex: "0", "aria-label": "Source" }, "Loading.");
  api.source(id).then((raw) => pre.replaceChildren(visible(raw)), (error) => pre.replaceChildren(error.message));
  return pre;
}

function part(id, node) {
  const file = api.address(id, `parts/${encodeURIComponent(node.part)}`);
  const holds = node.size !== undefined;
  return el(
    "li",
    {},
    el(
      "div",
      { class: "part" },
      el("code", {}, foreign(node.type)),
      node.name ? foreign(node.name) : undefined,
      holds ? el("span", { class: "faint" }, octets(node.size)) : undefined,
      node.disposition ? el("span", { class: "faint" }, foreign(node.disposition)) : undefined,
      holds ? el("a", { href: file, download: true, "aria-label": `Download part ${node.part}` }, "Download") : undefined,
      node.image ? el("img", { src: `${file}?inline=1`, alt: visible(node.name ?? "picture"), loading: "lazy" }) : undefined,
    ),
    node.children ? el("ul", {}, node.children.map((child) => part(id, child))) : undefined,
  );
}

function attachments(node) {
  return (node.children ?? []).reduce((sum, child) => sum + attachments(child), node.name ? 1 : 0);
}

export function message(mail) {
  const heading = el("h2", { id: "message" }, "Message");
  const one = mail.message;
  if (!one) {
    return el("section", { class: "card", "aria-labelledby": "message" }, heading, el("p", { class: "faint" }, "It was refused before the message came."));
  }
  const files = one.parts ? attachments(one.parts) : 0;
  const list = [];
  if (one.text || !one.hasHtml) {
    list.push(["Text", () => text(one), true]);
  }
  if (one.hasHtml) {
    list.push(["HTML", () => html(mail.id), !one.text]);
  }
  list.push(["Header", () => headers(one), true], ["Source", () => source(mail.id)]);
  if (one.parts) {
    list.push([files > 0 ? `Parts, ${files} named` : "Parts", () => el("ul", { class: "tree" }, part(mail.id, one.parts))]);
  }
  return el("section", { class: "card", "aria-labelledby": "message" }, heading, tabs("Message", list));
}
