// From the client's address to a domain that is trusted, link by link.
import { code, el, foreign } from "./dom.js";
import { state } from "./words.js";

export function lookups(list) {
  return el(
    "ul",
    { class: "lookups" },
    list.map((one) =>
      el(
        "li",
        {},
        code(one.what),
        el("span", { class: "seen" }, code(one.seen ?? "")),
        el("span", { class: "cost" }, [one.ttl === undefined ? "" : `TTL ${one.ttl} s`, one.milliseconds === undefined ? "" : `${one.milliseconds} ms`, one.server ?? ""].filter((word) => word !== "").join(" · ")),
      ),
    ),
  );
}

function link(one) {
  const known = state(one.state);
  const looked = one.lookups ?? [];
  return el(
    "li",
    { class: `link s-${known.tone}` },
    el("span", { class: "name" }, one.link),
    el("span", { class: "state" }, el("span", { "aria-hidden": "true" }, `${known.mark} `), one.state),
    one.value ? foreign(one.value, { class: "value" }) : undefined,
    (one.rules ?? []).length > 0 ? el("div", { class: "rules" }, one.rules.join(", ")) : undefined,
    looked.length > 0 ? el("details", {}, el("summary", {}, `${looked.length} looked up`, el("span", { class: "unseen" }, ` for ${one.link}`)), lookups(looked)) : undefined,
  );
}

export function chain(links) {
  return el("section", { class: "card", "aria-labelledby": "chain" }, el("h2", { id: "chain" }, "Chain of identity"), el("ol", { class: "chain" }, links.map(link)));
}
