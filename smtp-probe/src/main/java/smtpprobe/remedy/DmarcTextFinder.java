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
    List<String> policies =
        entered(situation)
            .map(text -> policies(DmarcRecord.parse(EnteredText.plain(text))))
            .orElse(List.of());
    if (!policies.isEmpty()) {
      notes.add(
          "From then on its policy, "
              + String.join(", ", policies)
              + ", holds for mail of "
              + situation.domain().orElseThrow()
              + " and of what is below it: look first that every sender of it passes DMARC, or"
              + " begin with none there");
    }
    return notes;
  }

  /** What asks for more than reports, each where it is not what the tag before it asks for. */
  private static List<String> policies(DmarcRecord record) {
    List<String> held = new ArrayList<>();
    DmarcPolicy p = record.p().orElse(DmarcPolicy.NONE);
    DmarcPolicy sp = record.sp().orElse(p);
    DmarcPolicy np = record.np().orElse(sp);
    if (p != DmarcPolicy.NONE) {
      held.add("p=" + p.word());
    }
    if (sp != p && sp != DmarcPolicy.NONE) {
      held.add("sp=" + sp.word());
    }
    if (np != sp && np != DmarcPolicy.NONE) {
      held.add("np=" + np.word());
    }
    return held;
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
        .flatMap(
            texts ->
                texts.stream().filter(t -> EnteredText.plain(t).startsWith(VERSION)).findFirst());
  }

  private static Optional<DomainName> name(Situation situation) {
    return situation.domain().flatMap(domain -> domain.below("_dmarc"));
  }
}
