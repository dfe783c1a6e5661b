// Where the page begins.
import { el } from "./dom.js";
import { go, startRouter } from "./router.js";
import { setKeys, showHelp, startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startTheme } from "./theme.js";
import { listView } from "./list.js";
import { mailView } from "./mail.js";
import { inboxView } from "./inbox.js";
import { statisticsView } from "./statistics.js";
import { receiversView } from "./receivers.js";

// A view that fails is told, not left empty.
function safely(view) {
  return async (rest, query) => {
    setKeys({});
    try {
      return await view(rest, query);
    } catch (error) {
      const heading = el("h1", { tabindex: "-1" }, error.status === 404 ? "Not here" : "That did not work");
      return {
        title: "Trouble",
        nodes: [
          el("div", { class: "card error" }, heading, el("p", {}, error.message), el("p", {}, el("a", { href: "/", "data-route": true }, "To the list of mails"))),
        ],
        focus: heading,
      };
    }
  };
}

startTheme(document.getElementById("theme"));
document.getElementById("help").addEventListener("click", showHelp);
startKeys({ g: () => go("/"), t: () => go("/t/"), s: () => go("/statistics") });
startLive(document.getElementById("live"), document.getElementById("live-word"));
startRouter([
  ["/mail/", safely(mailView)],
  ["/t/", safely(inboxView)],
  ["/statistics", safely(statisticsView)],
  ["/receivers", safely(receiversView)],
  ["/", safely(listView)],
]);
