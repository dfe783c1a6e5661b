package fakereceiver.journal.encoding;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.rules.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A finding as octets. Lookups come back whole; of what else was seen its text comes back, which is
 * all that a report shows. A rule that the book knows has the card that stands there now.
 */
final class FindingCode {

  private static final Map<String, Card> CARDS =
      RuleBook.cards().stream().collect(Collectors.toUnmodifiableMap(Card::id, card -> card));

  private FindingCode() {}

  static void write(Output out, Finding finding) {
    card(out, finding.card());
    out.text(finding.about());
    Outcome outcome = finding.outcome();
    out.word(outcome.result());
    out.maybe(outcome.remedy(), Output::text);
    out.all(outcome.evidence().observations(), FindingCode::observation);
  }

  static Finding read(Input in) {
    return new Finding(card(in), in.text(), outcome(in));
  }

  private static Outcome outcome(Input in) {
    Outcome.Result result = in.word(Outcome.Result.class);
    Optional<String> remedy = in.maybe(Input::text);
    return new Outcome(result, new Evidence(in.all(FindingCode::observation)), remedy);
  }

  @SuppressWarnings("ReferenceEquality") // most are the very same
  private static void card(Output out, Card card) {
    out.text(card.id());
    Card inBook = CARDS.get(card.id());
    boolean known = card == inBook || card.equals(inBook);
    out.flag(known);
    if (!known) {
      out.word(card.owner()).text(card.fault()).text(card.remedy());
      out.all(card.references(), Output::text);
      out.maybe(card.byHand(), Output::text).flag(card.note());
    }
  }

  private static Card card(Input in) {
    String id = in.text();
    if (!in.flag()) {
      return new Card(
          id,
          in.word(Owner.class),
          in.text(),
          in.text(),
          in.all(Input::text),
          in.maybe(Input::text),
          in.flag());
    }
    Card card = CARDS.get(id);
    return card == null ? new Card(id, Owner.NOBODY, "a rule of an earlier version", "") : card;
  }

  private static void observation(Output out, Observation observation) {
    boolean lookup = observation instanceof Observation.Lookup;
    out.flag(lookup);
    if (observation instanceof Observation.Lookup seen) {
      out.answer(seen.answer(), FindingCode::answer);
    } else {
      out.text(observation.what()).text(observation.seen());
    }
  }

  private static Observation observation(Input in) {
    return in.flag()
        ? new Observation.Lookup(in.answer(FindingCode::answer))
        : new Observation.Given(in.text(), in.text());
  }

  private static void answer(Output out, Answer<?> answer) {
    out.text(answer.question().type().toString()).text(answer.question().name().text());
    out.word(answer.status());
    out.all(answer.records(), (to, record) -> to.text(record.toString()));
    out.all(answer.aliases(), (to, alias) -> to.text(alias.text()));
    out.text(answer.said()).maybe(answer.ttl(), Output::time);
    out.time(answer.took()).text(answer.server());
  }

  private static Answer<?> answer(Input in) {
    String type = in.text();
    return switch (type) {
      case "A" -> answer(in, RecordType.A, FindingCode::four);
      case "AAAA" -> answer(in, RecordType.AAAA, Ip6Address::of);
      case "MX" -> answer(in, RecordType.MX, FindingCode::mx);
      case "PTR" -> answer(in, RecordType.PTR, DomainName::of);
      case "TXT" -> answer(in, RecordType.TXT, text -> text);
      default -> throw new IllegalArgumentException("record type " + type);
    };
  }

  private static <T> Answer<T> answer(Input in, RecordType<T> type, Function<String, T> record) {
    Question<T> question = new Question<>(DomainName.of(in.text()), type);
    Answer.Status status = in.word(Answer.Status.class);
    List<T> records = in.all(from -> record.apply(from.text()));
    List<DomainName> aliases = in.all(from -> DomainName.of(from.text()));
    return new Answer<>(
        question, status, records, aliases, in.text(), in.maybe(Input::time), in.time(), in.text());
  }

  private static Ip4Address four(String text) {
    return Ip4Address.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no address"));
  }

  private static Mx mx(String text) {
    int blank = text.indexOf(' ');
    return new Mx(
        Integer.parseInt(text.substring(0, Math.max(0, blank))),
        DomainName.of(text.substring(blank + 1)));
  }
}
