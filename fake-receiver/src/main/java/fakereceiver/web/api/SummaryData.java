package fakereceiver.web.api;

import fakereceiver.journal.Summary;
import fakereceiver.report.Data;

/** An entry of a list as data. */
final class SummaryData {

  private SummaryData() {}

  static Data.Members of(Summary entry) {
    return tree(entry).done();
  }

  static Data.Tree tree(Summary entry) {
    Data.Tree tree =
        Data.tree()
            .with("id", entry.id())
            .with("time", entry.time().toString())
            .with("session", entry.session())
            .with("mail", entry.number())
            .with("persona", entry.persona())
            .with("outcome", entry.outcome())
            .with("stage", entry.stage())
            .with("client", entry.client().text());
    known(tree, "helo", entry.helo());
    known(tree, "from", entry.from());
    tree.with("to", Data.texts(entry.to())).with("recipients", entry.recipients());
    known(tree, "subject", entry.subject());
    tree.with("size", entry.size());
    known(tree, "reply", entry.reply());
    Data.Tree would = Data.tree();
    entry.would().forEach(would::with);
    return tree.with("because", Data.texts(entry.because()))
        .with("faults", Data.texts(entry.faults()))
        .with("would", would.done());
  }

  private static void known(Data.Tree tree, String name, String text) {
    if (!text.isEmpty()) {
      tree.with(name, text);
    }
  }
}
