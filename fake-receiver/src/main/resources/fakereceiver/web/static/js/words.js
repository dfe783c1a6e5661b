// What outcomes and states are called, and how they are meant; never by colour alone.
const OUTCOMES = {
  accept: { word: "accepted", would: "would accept", tone: "good", mark: "✓" },
  note: { word: "accepted, noted", would: "would accept and note", tone: "good", mark: "✓" },
  junk: { word: "junk", would: "would put it into the junk folder", tone: "doubt", mark: "▽" },
  drop: { word: "dropped", would: "would drop", tone: "doubt", mark: "∅" },
  defer: { word: "deferred", would: "would defer", tone: "doubt", mark: "↻" },
  reject: { word: "rejected", would: "would reject", tone: "bad", mark: "✕" },
  unfinished: { word: "unfinished", would: "would not have refused it by then", tone: "none", mark: "…" },
  unjudged: { word: "not judged", would: "did not judge it", tone: "none", mark: "–" },
};

const STATES = {
  "holds": { tone: "good", mark: "✓" },
  "breaks": { tone: "bad", mark: "✕" },
  "noted": { tone: "doubt", mark: "!" },
  "undecided": { tone: "doubt", mark: "?" },
  "not looked at": { tone: "none", mark: "–" },
};

const STAGES = {
  connect: "at connect",
  helo: "at HELO",
  mail: "at MAIL",
  rcpt: "at RCPT",
  message: "after the message",
};

const NOTHING = { word: "unknown", would: "unknown", tone: "none", mark: "–" };

// The worst first: what an administrator looks for.
export const ACTIONS = ["reject", "defer", "drop", "junk", "note", "accept"];
export const ALL_OUTCOMES = [...ACTIONS, "unfinished"];

export function outcome(word) {
  return Object.hasOwn(OUTCOMES, word) ? OUTCOMES[word] : NOTHING;
}

export function state(word) {
  return Object.hasOwn(STATES, word) ? STATES[word] : STATES["not looked at"];
}

export function stage(word) {
  return Object.hasOwn(STAGES, word) ? STAGES[word] : "";
}

export function total(counts) {
  return Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
}

// "9 of 57 receivers would refuse", and what else keeps it from the inbox.
export function wouldText(would) {
  const all = total(would);
  if (all === 0) {
    return "";
  }
  const refuse = (would.reject ?? 0) + (would.defer ?? 0);
  const hidden = (would.junk ?? 0) + (would.drop ?? 0);
  const others = hidden > 0 ? `, ${hidden} would junk or drop` : "";
  const does = would.unfinished > 0 ? "would have refused by then" : "would refuse";
  return `${refuse} of ${all} receivers ${does}${others}`;
}

export function octets(size) {
  if (size < 1000) {
    return `${size} octets`;
  }
  return size < 1e6 ? `${(size / 1000).toFixed(1)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}
