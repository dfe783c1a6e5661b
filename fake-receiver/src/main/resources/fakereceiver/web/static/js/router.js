// Which view an address means; links within the page do not load it anew.
let routes = [];
let leave = () => {};
let turn = 0;

export function go(address, replace = false) {
  if (replace) {
    history.replaceState(null, "", address);
  } else {
    history.pushState(null, "", address);
  }
  return show();
}

// The same view with another query: nothing is drawn anew.
export function rename(address) {
  history.replaceState(null, "", address);
}

function markCurrent() {
  for (const link of document.querySelectorAll(".top nav a")) {
    const path = new URL(link.href).pathname;
    const here = path === "/" ? isMails() : location.pathname.startsWith(path);
    if (here) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function isMails() {
  return location.pathname === "/" || location.pathname.startsWith("/mail/");
}

async function show() {
  const mine = ++turn;
  leave();
  leave = () => {};
  const main = document.getElementById("main");
  const match = routes.find(([begin]) => location.pathname.startsWith(begin)) ?? routes.at(-1);
  const rest = decodeURIComponent(location.pathname.slice(match[0].length));
  main.setAttribute("aria-busy", "true");
  const view = await match[1](rest, new URLSearchParams(location.search));
  if (mine !== turn) {
    view.leave?.();
    return;
  }
  leave = view.leave ?? leave;
  document.title = `${view.title} - fake-receiver`;
  main.replaceChildren(...view.nodes);
  main.removeAttribute("aria-busy");
  markCurrent();
  if (!view.keepsScroll) {
    scrollTo(0, 0);
  }
  if (mine > 1) { // a page that was opened afresh begins with the link to its content
    (view.focus ?? main).focus({ preventScroll: true });
  }
}

// Routes: [beginning of the path, (rest, query) => view], the most special first.
export function startRouter(given) {
  routes = given;
  addEventListener("popstate", show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-route]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain) {
      event.preventDefault();
      go(link.getAttribute("href"));
    }
  });
  return show();
}
