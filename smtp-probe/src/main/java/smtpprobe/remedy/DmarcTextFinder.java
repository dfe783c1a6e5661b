package smtpprobe.remedy;

import fakereceiver.auth.dmarc.DmarcPolicy;
import fakereceiver.auth.dmarc.DmarcRecord;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A DMARC record that was entered with quotation marks of its own is read, and holds. */
final class DmarcTextFinder implements RemedyFinder {

  static final String VERSION = "v=DMARC1";

  @Override
  public Set<String> rules() {
    return Set.of("dmarc-missing", "domain-dmarc-missing");
  }

  @Override
  public String title(Situation situation) {
    return "Let the DMARC record of " + situation.domain().orElseThrow() + " be read";
  }

  @Override
  public List<Change> changes(Situation situation) {
    Optional<String> entered = entered(situation);
    if (entered.isEmpty() || !isMissing(situation)) {
      return List.of();
    }
    DomainName name = name(situation).orElseThrow();
    List<String> texts = new ArrayList<>(situation.dns().txt(name).records());
    texts.remove(entered.get());
    texts.add(0, EnteredText.plain(entered.get()));
    return List.of(DnsChange.texts(name, texts));
  }

  @Override
  public List<String> notes(Situation situation) {
    List<String> notes = new ArrayList<>(List.of(EnteredText.NOTE));
    entered(situation)
        .flatMap(text -> DmarcRecord.parse(EnteredText.plain(text)).p())
        .filter(policy -> policy != DmarcPolicy.NONE)
        .ifPresent(
            policy ->
                notes.add(
                    "From then on its policy, p="
                        + policy.word()
                        + ", holds for all mail of "
                        + situation.domain().orElseThrow()
                        + ": look first that every sender of it passes DMARC, or begin with"
                        + " p=none"));
    return notes;
  }

  /** Whether the domain has no DMARC record that counts, and should have one. */
  static boolean isMissing(Situation situation) {
    boolean notification = situation.plan().from().equals(Optional.of(ReversePath.NULL));
    return situation.faults().has("domain-dmarc-missing")
        || (situation.faults().has("dmarc-missing") && !notification && !situation.isForeign());
  }

  /** What was meant as the record, where there is no other and no wildcard. */
  static Optional<String> entered(Situation situation) {
    return name(situation)
        .filter(name -> !Wildcard.covers(name, situation.dns()))
        .map(name -> situation.dns().txt(name).records())
        .filter(texts -> texts.stream().noneMatch(text -> text.strip().startsWith(VERSION)))
        .flatMap(texts -> texts.stream().filter(t -> EnteredText.is(t, VERSION)).findFirst());
  }

  private static Optional<DomainName> name(Situation situation) {
    return situation.domain().flatMap(domain -> domain.below("_dmarc"));
  }
}
