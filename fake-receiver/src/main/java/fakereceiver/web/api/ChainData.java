package fakereceiver.web.api;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Verdict;
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

  static Data.Items of(Verdict verdict) {
    return Data.items(
        IdentityChain.of(List.of(verdict)),
        link ->
            Data.tree()
                .with("link", link.name())
                .with("state", link.state().word())
                .with("value", link.value())
                .with("rules", Data.texts(link.rules()))
                .with("lookups", lookups(link.name(), verdict))
                .done());
  }

  private static Data.Items lookups(String link, Verdict verdict) {
    Set<Data> each = new LinkedHashSet<>();
    for (Finding finding : verdict.findings().all()) {
      if (IdentityChain.isOf(link, finding.id())) {
        finding.outcome().evidence().observations().stream()
            .filter(Observation.Lookup.class::isInstance)
            .map(ChainData::seen)
            .forEach(each::add);
      }
    }
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
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
  }
}
