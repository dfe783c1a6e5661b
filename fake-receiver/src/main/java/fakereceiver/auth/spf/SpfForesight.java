package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.ReverseDns;
import fakereceiver.dns.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one check is going to ask, record by record, so that the lookups of all terms are on their
 * way side by side. Nothing is counted and nothing decided here: that is for {@link SpfEvaluation},
 * which asks in the order of the terms, and may end before it has asked everything.
 *
 * <p>Foresees {@link Spf#MAX_LOOKUP_TERMS} terms at most, and none behind a term that is sure to
 * match. Safe for several threads.
 */
final class SpfForesight {

  private final SpfExpansion.Session session;
  private final AtomicInteger termsLeft = new AtomicInteger(Spf.MAX_LOOKUP_TERMS);

  SpfForesight(SpfExpansion.Session session) {
    this.session = session;
  }

  /** The record of a domain, then whatever its terms ask. */
  Wanted<String> record(DomainName domain) {
    return Wanted.of(domain, RecordType.TXT, txt -> termsOf(domain, txt));
  }

  private List<Wanted<?>> termsOf(DomainName domain, Answer<String> txt) {
    List<String> found = txt.records().stream().filter(SpfRecord::isOne).toList();
    if (found.size() != 1) {
      return List.of();
    }
    SpfRecord spf = SpfRecord.parse(found.get(0));
    if (!spf.errors().isEmpty()) {
      return List.of();
    }
    List<Wanted<?>> wanted = new ArrayList<>();
    for (SpfMechanism mechanism : spf.mechanisms()) {
      if (isSureToMatch(mechanism)) {
        return wanted;
      }
      if (mechanism.isLookup() && isAffordable()) {
        name(mechanism.target(), domain).ifPresent(name -> wanted.add(term(mechanism, name)));
      }
    }
    spf.modifier(SpfModifier.Kind.REDIRECT)
        .filter(redirect -> isAffordable())
        .flatMap(redirect -> name(Optional.of(redirect.value()), domain))
        .ifPresent(name -> wanted.add(record(name)));
    return wanted;
  }

  private boolean isAffordable() {
    return termsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private boolean isSureToMatch(SpfMechanism mechanism) {
    return switch (mechanism.kind()) {
      case ALL -> true;
      case IP4, IP6 ->
          mechanism
              .network()
              .filter(
                  network ->
                      SpfMatching.covers(network, mechanism, mechanism.prefix6(), session.client()))
              .isPresent();
      case INCLUDE, A, MX, PTR, EXISTS -> false;
    };
  }

  /** The name of a term, unless it takes lookups to know it, as the macro {@code p} does. */
  private Optional<DomainName> name(Optional<SpfMacroText> text, DomainName domain) {
    if (text.isEmpty()) {
      return Optional.of(domain);
    }
    return text.filter(macroText -> macroText.parts().stream().noneMatch(SpfForesight::isLookup))
        .flatMap(
            macroText ->
                SpfTarget.of(new SpfExpansion(session, domain, () -> "").text(macroText)).name());
  }

  private static boolean isLookup(SpfMacroText.Part part) {
    return part instanceof SpfMacroText.Macro macro && macro.letter() == 'p';
  }

  private Wanted<?> term(SpfMechanism mechanism, DomainName name) {
    return switch (mechanism.kind()) {
      case INCLUDE -> record(name);
      case A -> Wanted.of(name, session.client().forwardType());
      case MX -> Wanted.of(name, RecordType.MX, this::exchangers);
      case PTR -> ReverseDns.wanted(session.client(), Spf.MAX_NAMES);
      case EXISTS -> Wanted.of(name, RecordType.A);
      case ALL, IP4, IP6 -> throw new IllegalArgumentException("asks nothing: " + mechanism);
    };
  }

  private List<Wanted<?>> exchangers(Answer<Mx> answer) {
    IpAddress client = session.client();
    return answer.records().size() > Spf.MAX_NAMES
        ? List.of()
        : Wanted.of(
            answer.records().stream().filter(mx -> !mx.isNull()).map(Mx::exchange).toList(),
            client.forwardType());
  }
}
