// What happens while the page is open: one stream, many listeners.
const KINDS = ["added", "judged", "deleted", "cleared", "resync"];
const listeners = new Set();

// Calls back with (kind, data) until the returned function is called.
export function listen(callback) {
  listeners.add(callback);
  return () => listeners.delete(callback);
}

export function startLive(badge, word) {
  const source = new EventSource("/api/v1/events");
  const show = (on, text) => {
    badge.classList.toggle("on", on);
    word.textContent = text;
  };
  source.addEventListener("open", () => {
    show(true, "live");
    tell("resync", {}); // whoever looked before may have missed something
  });
  source.addEventListener("error", () => show(false, "reconnecting"));
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => tell(kind, parsed(event.data)));
  }
}

function parsed(data) {
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return {};
  }
}

function tell(kind, data) {
  for (const listener of [...listeners]) {
    listener(kind, data);
  }
}

// Calls at most once in that time, and always after the last request.
export function calmly(milliseconds, work) {
  let timer;
  let last = 0;
  return () => {
    clearTimeout(timer);
    const wait = Math.max(0, last + milliseconds - Date.now());
    timer = setTimeout(() => {
      last = Date.now();
      work();
    }, wait);
  };
}
