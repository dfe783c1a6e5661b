package fakereceiver.web.api;

import fakereceiver.finding.Observation;
import fakereceiver.journal.Entry;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Shortened;
import fakereceiver.report.Data;
import fakereceiver.report.IdentityChain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The chain of identity as data: each link with the lookups that it rests on. */
final class ChainData {

  private static final int MAX_LOOKUPS = 30;
  private static final int MAX_TEXT = 1000;

  private ChainData() {}

  /** As the one who answered and all others saw it. */
  static Data.Items of(Entry entry) {
    List<Verdict> verdicts = new ArrayList<>(List.of(entry.mail().verdict()));
    verdicts.addAll(entry.others());
    return Data.items(
        IdentityChain.of(verdicts),
        link ->
            Data.tree()
                .with("link", link.name())
                .with("state", link.state().word())
                .with("value", link.value())
                .with("rules", Data.texts(link.rules()))
                .with("lookups", lookups(link.name(), verdicts))
                .done());
  }

  private static Data.Items lookups(String link, List<Verdict> verdicts) {
    Set<Data> each = new LinkedHashSet<>();
    verdicts.stream()
        .flatMap(verdict -> verdict.findings().all().stream())
        .filter(finding -> IdentityChain.isOf(link, finding.id()))
        .flatMap(finding -> finding.outcome().evidence().observations().stream())
        .filter(Observation.Lookup.class::isInstance)
        .map(ChainData::seen)
        .forEach(each::add);
    return new Data.Items(new ArrayList<>(each).subList(0, Math.min(MAX_LOOKUPS, each.size())));
  }

  /** One look, with what DNS said of it if it was one at DNS. */
  static Data.Members seen(Observation observation) {
    Data.Tree tree =
        Data.tree().with("what", cut(observation.what())).with("seen", cut(observation.seen()));
    if (observation instanceof Observation.Lookup lookup) {
      lookup.answer().ttl().ifPresent(ttl -> tree.with("ttl", ttl.toSeconds()));
      tree.with("milliseconds", lookup.answer().took().toMillis());
      if (!lookup.answer().server().isEmpty()) {
        tree.with("server", lookup.answer().server());
      }
    }
    return tree.done();
  }

  private static String cut(String text) {
    return Shortened.of(text, MAX_TEXT);
  }
}
