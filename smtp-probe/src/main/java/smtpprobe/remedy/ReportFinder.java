package smtpprobe.remedy;

import fakereceiver.auth.dmarc.DmarcRecord;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The domain asks receivers to tell what they think of its mail. */
final class ReportFinder implements RemedyFinder {

  private static final String TLS_RPT = "v=TLSRPTv1";

  @Override
  public Set<String> rules() {
    return Set.of("dmarc-missing", "domain-dmarc-missing", "tls-rpt-missing");
  }

  @Override
  public String title(Situation situation) {
    return "Ask receivers for reports about mail of " + situation.domain().orElseThrow();
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (situation.domain().isEmpty()) {
      return List.of();
    }
    DomainName domain = situation.domain().get();
    String to = "rua=mailto:postmaster@" + domain;
    List<Change> changes = new ArrayList<>();
    if (DmarcTextFinder.isMissing(situation) && DmarcTextFinder.entered(situation).isEmpty()) {
      String rest = "; p=none; " + to;
      publish(
          domain.below("_dmarc"),
          DmarcTextFinder.VERSION,
          DmarcRecord::isMeant,
          rest,
          situation.dns(),
          changes);
    }
    if (situation.faults().has("tls-rpt-missing")) {
      publish(
          domain.below("_smtp._tls"),
          TLS_RPT,
          text -> text.strip().startsWith(TLS_RPT),
          "; " + to,
          situation.dns(),
          changes);
    }
    return changes;
  }

  @Override
  public List<String> notes(Situation situation) {
    return situation.domain().flatMap(domain -> domain.below("_smtp._tls")).stream()
            .filter(name -> situation.faults().has("tls-rpt-missing"))
            .flatMap(name -> situation.dns().txt(name).records().stream())
            .anyMatch(text -> EnteredText.is(text, TLS_RPT))
        ? List.of(EnteredText.NOTE)
        : List.of();
  }

  /** Beside other texts; one that was meant as such and does not work is for its owner to mend. */
  private static void publish(
      Optional<DomainName> name,
      String version,
      Predicate<String> meant,
      String rest,
      Dns dns,
      List<Change> changes) {
    if (name.isEmpty()) {
      return;
    }
    Answer<String> now = dns.txt(name.get());
    List<String> there = Wildcard.covers(name.get(), dns) ? List.of() : now.records();
    boolean other = there.stream().anyMatch(t -> meant.test(t) && !EnteredText.is(t, version));
    if (!now.isUnavailable() && !other) {
      Optional<String> entered = there.stream().filter(t -> EnteredText.is(t, version)).findFirst();
      List<String> texts = new ArrayList<>();
      texts.add(entered.map(EnteredText::plain).orElse(version + rest));
      there.stream().filter(t -> !entered.equals(Optional.of(t))).forEach(texts::add);
      changes.add(DnsChange.texts(name.get(), texts));
    }
  }
}
