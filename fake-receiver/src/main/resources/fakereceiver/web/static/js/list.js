// The list of mails: newest first, live, by the filters of the address.
import { api } from "./api.js";
import { sure } from "./ask.js";
import { announce, el, visible } from "./dom.js";
import { wrong } from "./field.js";
import { filterForm, filtersOf } from "./filters.js";
import { setKeys } from "./keys.js";
import { calmly, listen } from "./live.js";
import { go, rename } from "./router.js";
import { row } from "./row.js";
import { outcome } from "./words.js";

const PAGE = 50;

function emptyNote(filtered) {
  if (filtered) {
    return el("div", { class: "empty" }, el("p", {}, "No mail fits these filters."));
  }
  return el(
    "div",
    { class: "empty" },
    el("h2", {}, "No mail yet"),
    el("p", {}, "It appears here as soon as it comes. ", el("a", { href: "/t/", "data-route": true }, "Test a mail"), " gives you an address to send to."),
  );
}

export async function listView(rest, asked) {
  let query = filtersOf(asked);
  let total = 0;
  let next;
  let turn = 0; // of the filters: an answer to earlier ones is not shown
  const shown = new Map(); // id -> { item, text }
  const list = el("ol", { class: "mails", "aria-label": "Mails, newest first" });
  const note = el("div", {});
  const heading = el("h1", { tabindex: "-1" }, "Mails");
  const counted = el("span", {});
  const older = el("button", { type: "button", onclick: () => inTurn(() => load(true)) }, "Older mails");
  const after = el("div", { class: "after" }, older);
  const trouble = el("p", { role: "alert" });

  const mark = () => {
    counted.textContent = total === 1 ? "1 mail" : `${total} mails`;
    after.hidden = next === undefined;
    clearAll.hidden = total === 0 && query.toString() === "";
    note.replaceChildren(...(shown.size === 0 ? [emptyNote(query.toString() !== "")] : []));
  };

  const put = (mail, fresh) => {
    const text = JSON.stringify(mail) + query;
    const known = shown.get(mail.id);
    if (known?.text === text) {
      return known.item;
    }
    const item = known?.item ?? el("li", fresh ? { class: "new" } : {});
    const focused = item.contains(document.activeElement);
    item.replaceChildren(row(mail, query.toString()));
    if (focused) {
      item.querySelector("h2 a").focus();
    }
    shown.set(mail.id, { item, text });
    return item;
  };

  const drop = (id) => {
    shown.get(id)?.item.remove();
    shown.delete(id);
  };

  // All of the first page, or the page behind the last one; what stands there already stays.
  const load = async (further = false, fresh = false) => {
    const mine = turn;
    const asking = new URLSearchParams(query);
    asking.set("limit", String(PAGE));
    if (further && next !== undefined) {
      asking.set("before", String(next));
    }
    let page;
    try {
      page = await api.mails(asking);
      trouble.textContent = "";
    } catch (error) {
      if (mine === turn) {
        trouble.textContent = wrong(form, error.member, error.message) ? "A filter is not right, so nothing is listed." : visible(error.message);
        counted.textContent = "";
        note.replaceChildren();
        after.hidden = true;
      }
      return;
    }
    if (mine !== turn) {
      return;
    }
    total = page.total;
    if (further) {
      next = page.next;
      list.append(...page.mails.map((mail) => put(mail, false)));
    } else {
      const ids = new Set(page.mails.map((mail) => mail.id));
      const last = page.mails.at(-1)?.id ?? Number.POSITIVE_INFINITY;
      for (const id of [...shown.keys()]) {
        if (!ids.has(id) && (id > last || page.next === undefined)) {
          drop(id);
        }
      }
      if (shown.size <= PAGE || next === undefined) {
        next = page.next;
      }
      page.mails.forEach((mail, i) => {
        const isNew = fresh && !shown.has(mail.id);
        const item = put(mail, isNew);
        if (list.children[i] !== item) {
          list.insertBefore(item, list.children[i] ?? null);
        }
      });
    }
    mark();
  };

  // One after the other, even after one that failed: many events neither overtake nor hold up what
  // the viewer asked for.
  let work = Promise.resolve();
  const inTurn = (task) => {
    work = work.catch(() => {}).then(task);
    return work;
  };
  let isQueued = false;
  const reload = calmly(400, () => {
    if (!isQueued) {
      isQueued = true;
      inTurn(() => {
        isQueued = false;
        return load(false, true);
      });
    }
  });
  const form = filterForm(query, await api.personas().catch(() => []), async (changed) => {
    query = changed;
    turn++;
    rename(query.toString() ? `/?${query}` : "/");
    shown.clear();
    list.replaceChildren();
    next = undefined;
    await inTurn(() => load());
    announce(trouble.textContent || `${total} mails fit.`);
  });

  const stop = listen((kind, data) => {
    if (kind === "added" && data.subject !== undefined) {
      announce(`New mail, ${outcome(data.outcome).word}: ${visible(data.subject || "no subject")}`);
    }
    if (kind === "deleted") {
      drop(data.id);
    }
    reload();
  });

  const clearAll = el(
    "button",
    {
      type: "button",
      class: "quiet danger",
      onclick: async () => {
        if (await sure("Delete all mails?", "Delete all")) {
          await api.clear().catch((error) => {
            trouble.textContent = visible(error.message);
          });
          await inTurn(() => load());
        }
      },
    },
    "Delete all",
  );

  setKeys(listKeys(list, form));
  await inTurn(() => load());
  return {
    title: "Mails",
    nodes: [form, el("div", { class: "count" }, heading, counted, el("span", { class: "grow" }), clearAll), trouble, list, note, after],
    leave: stop,
    focus: heading,
  };
}

function listKeys(list, form) {
  const move = (by) => {
    const links = [...list.querySelectorAll("h2 a")];
    const item = document.activeElement?.closest?.(".mails > li");
    const at = links.findIndex((link) => item?.contains(link));
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
    links[to]?.focus();
    links[to]?.scrollIntoView({ block: "nearest" });
  };
  return {
    j: () => move(1),
    k: () => move(-1),
    "/": () => form.elements.text.focus(),
    Escape: () => {
      if (form.contains(document.activeElement)) {
        document.activeElement.blur();
        document.getElementById("main").focus();
      } else {
        go("/");
      }
    },
  };
}
