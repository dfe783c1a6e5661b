// Verdicts over time, faults, networks of clients.
import { api } from "./api.js";
import { chart, legend } from "./chart.js";
import { el, foreign, svg } from "./dom.js";
import { filtersOf } from "./filters.js";
import { calmly, listen } from "./live.js";
import { whole } from "./time.js";
import { ALL_OUTCOMES, outcome, total } from "./words.js";

function head(names) {
  return el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, name))));
}

function bar(count, most, tone) {
  return svg("svg", { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { width: (100 * count) / most, height: 8, class: `s-${tone}` }));
}

function card(id, name, ...content) {
  return el("section", { class: "card", "aria-labelledby": id }, el("h2", { id }, name), content);
}

function spans(times) {
  const busy = times.filter((span) => total(span.outcomes) > 0);
  const rows = busy.map((span) => el("tr", {}, el("th", { scope: "row" }, whole(span.begin)), ALL_OUTCOMES.map((word) => el("td", {}, String(span.outcomes[word] ?? 0)))));
  return el("details", {}, el("summary", {}, "As a table"), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Verdicts over time" }, el("table", {}, head(["From", ...ALL_OUTCOMES.map((word) => outcome(word).word)]), el("tbody", {}, rows))));
}

function faults(list) {
  const most = Math.max(1, ...list.map((one) => one.count));
  const rows = list.map((one) => el("tr", {}, el("th", { scope: "row" }, el("a", { href: `/?rule=${encodeURIComponent(one.rule)}`, "data-route": true }, one.rule)), el("td", {}, String(one.count)), el("td", {}, bar(one.count, most, "bad"))));
  return el("table", { class: "bars" }, head(["Fault", "Mails", "Share"]), el("tbody", {}, rows));
}

function networks(list) {
  const most = Math.max(1, ...list.map((one) => one.total));
  const rows = list.map((one) => {
    const refused = (one.outcomes.reject ?? 0) + (one.outcomes.defer ?? 0);
    return el("tr", {}, el("th", { scope: "row" }, el("a", { href: `/?client=${encodeURIComponent(one.network)}`, "data-route": true }, foreign(one.network))), el("td", {}, refused > 0 ? `${one.total} (${refused} refused)` : String(one.total)), el("td", {}, bar(one.total, most, "none")));
  });
  return el("table", { class: "bars" }, head(["Network", "Mails", "Share"]), el("tbody", {}, rows));
}

function draw(found) {
  const nothing = el("p", { class: "faint" }, "Nothing yet.");
  const tiles = ALL_OUTCOMES.filter((word) => found.outcomes[word]).map((word) => el("li", {}, el("strong", {}, String(found.outcomes[word])), outcome(word).mark, " ", outcome(word).word));
  return [
    el("ul", { class: "tiles" }, el("li", {}, el("strong", {}, String(found.total)), "mails"), tiles),
    card("over-time", "Verdicts over time", found.times.length > 0 ? [chart(found.times), legend(), spans(found.times)] : nothing),
    el("div", { class: "sides" }, card("faults", "Faults", found.faults.length > 0 ? faults(found.faults) : nothing.cloneNode(true)), card("networks", "Clients by /64", found.networks.length > 0 ? networks(found.networks) : nothing.cloneNode(true))),
  ];
}

export async function statisticsView(rest, asked) {
  const query = filtersOf(asked);
  const heading = el("h1", { tabindex: "-1" }, "Statistics");
  const body = el("div", {});
  const look = () => api.statistics(query).then((found) => body.replaceChildren(...draw(found)));
  await look();
  const stop = listen(calmly(2000, () => look().catch(() => {})));
  return { title: "Statistics", nodes: [heading, body], leave: stop, focus: heading };
}
