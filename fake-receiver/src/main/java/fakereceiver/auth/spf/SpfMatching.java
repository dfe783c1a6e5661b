package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * Tries the mechanisms of one record on the client (RFC 7208 section 5), except {@code include}.
 *
 * @param lookups of the whole check
 * @param session the client
 * @param domain the domain of the record
 * @param own takes the lookups of this term
 */
record SpfMatching(
    SpfLookups lookups, SpfExpansion.Session session, DomainName domain, List<Answer<?>> own) {

  /** The name that a term is about. */
  SpfTarget target(Optional<SpfMacroText> macroText) {
    if (macroText.isEmpty()) {
      return SpfTarget.of(domain);
    }
    SpfExpansion expansion = new SpfExpansion(session, domain, this::confirmedName);
    Optional<String> text = expansion.text(macroText.get());
    return expansion.hasNoName(macroText.get()) || text.filter(this::isNotAskedFor).isPresent()
        ? new SpfTarget(Optional.empty(), text)
        : SpfTarget.of(text);
  }

  /** Where names that are too long are not shortened. */
  private boolean isNotAskedFor(String name) {
    return has(SpfHabit.ODD_NAMES_ARE_TEMPERROR) && SpfExpansion.isTooLong(name);
  }

  /** Section 7.3: the domain itself if it is confirmed, else a name below it, else any. */
  private String confirmedName() {
    if (has(SpfHabit.CONFIRMED_NAME_IS_KEPT)) {
      return lookups.keptName().orElseGet(() -> lookups.keep(nameNow()));
    }
    return nameNow();
  }

  private boolean has(SpfHabit habit) {
    return session.reading().has(habit);
  }

  private String nameNow() {
    List<DomainName> confirmed = lookups.confirmedNames(session.client(), own);
    if (has(SpfHabit.FIRST_CONFIRMED_NAME)) {
      return confirmed.stream().findFirst().map(DomainName::text).orElse("unknown");
    }
    if (confirmed.contains(domain)) {
      return domain.text();
    }
    return confirmed.stream()
        .filter(name -> name.isAtOrBelow(domain))
        .findFirst()
        .or(() -> confirmed.stream().findFirst())
        .map(DomainName::text)
        .orElse("unknown");
  }

  SpfTrial of(SpfMechanism mechanism) {
    return switch (mechanism.kind()) {
      case ALL -> SpfTrial.of(true, "");
      case IP4, IP6 -> network(mechanism, mechanism.network().orElseThrow());
      case A, MX, PTR, EXISTS -> named(mechanism);
      case INCLUDE -> throw new IllegalArgumentException("include needs another record");
    };
  }

  private SpfTrial network(SpfMechanism mechanism, IpAddress network) {
    return SpfTrial.of(covers(network, mechanism), "the client is " + session.client());
  }

  private SpfTrial named(SpfMechanism mechanism) {
    SpfTarget target = target(mechanism.target());
    if (target.name().isEmpty() && target.text().isPresent() && asksForNoOdd(mechanism)) {
      return SpfTrial.failed(
          problem(SpfProblem.Kind.DNS, mechanism, "its name is none, and is not asked for"));
    }
    if (target.name().isEmpty()) {
      return target.asTrial(domain, mechanism);
    }
    DomainName name = target.name().get();
    if (asksForNoOdd(mechanism) && !session.reading().asksFor(name.text())) {
      return SpfTrial.failed(
          problem(
              SpfProblem.Kind.DNS,
              mechanism,
              name + " has characters that no host name has, and is not asked for"));
    }
    if (mechanism.kind() != SpfMechanism.Kind.PTR && session.reading().isNoHost(name.text())) {
      return SpfTrial.of(false, name + " is the name of no host, and is not asked for");
    }
    return switch (mechanism.kind()) {
      case A -> addresses(mechanism, name);
      case MX -> exchangers(mechanism, name);
      case PTR -> pointers(mechanism, name);
      case EXISTS -> exists(mechanism, name);
      case ALL, INCLUDE, IP4, IP6 -> throw new IllegalArgumentException("not about a name");
    };
  }

  /** A {@code ptr} only compares its name. */
  private boolean asksForNoOdd(SpfMechanism mechanism) {
    return has(SpfHabit.ODD_NAMES_ARE_TEMPERROR) && mechanism.kind() != SpfMechanism.Kind.PTR;
  }

  private SpfTrial addresses(SpfMechanism mechanism, DomainName name) {
    RecordType<? extends IpAddress> type = session.client().forwardType();
    Answer<? extends IpAddress> answer =
        isNeverVoid(mechanism) ? lookups.ask(name, type, own) : lookups.askCounted(name, type, own);
    return trouble(mechanism, answer)
        .orElseGet(
            () ->
                SpfTrial.of(
                    answer.records().stream().anyMatch(a -> covers(a, mechanism)),
                    "the client is " + session.client() + ", " + shown(answer)));
  }

  private SpfTrial exchangers(SpfMechanism mechanism, DomainName name) {
    Answer<Mx> exchangers =
        isNeverVoid(mechanism)
            ? lookups.ask(name, RecordType.MX, own)
            : lookups.askCounted(name, RecordType.MX, own);
    Optional<SpfTrial> trouble = trouble(mechanism, exchangers);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    int count = exchangers.records().size();
    boolean tooMany = count > Spf.MAX_NAMES && !has(SpfHabit.NO_TERM_LIMIT);
    SpfTrial most =
        SpfTrial.failed(
            problem(
                SpfProblem.Kind.TOO_MANY_EXCHANGERS,
                mechanism,
                name + " has " + count + " MX records, allowed are " + Spf.MAX_NAMES));
    if (tooMany && !has(SpfHabit.TEN_NAMES_ARE_TRIED)) {
      return most;
    }
    Optional<SpfTrial> match = Optional.empty();
    List<Mx> tried = exchangers.records().subList(0, tooMany ? Spf.MAX_NAMES : count);
    for (Mx exchanger : tried) {
      if (exchanger.isNull()) {
        continue;
      }
      SpfTrial one = addresses(mechanism, exchanger.exchange());
      if (one.problem().isPresent() || (one.matched() && !has(SpfHabit.ALL_NAMES_ARE_ASKED))) {
        return one;
      }
      match = match.or(() -> Optional.of(one).filter(SpfTrial::matched));
    }
    if (match.isPresent() || tooMany) {
      return match.orElse(most);
    }
    return SpfTrial.of(
        false,
        "the client is "
            + session.client()
            + ", no address of an exchanger in "
            + shown(exchangers));
  }

  private boolean isNeverVoid(SpfMechanism mechanism) {
    return mechanism.kind() == SpfMechanism.Kind.MX
        && session.reading().has(SpfHabit.MX_IS_NEVER_VOID);
  }

  /** Section 5.5: trouble with DNS means only that it does not match. */
  private SpfTrial pointers(SpfMechanism mechanism, DomainName name) {
    SpfLookups.Pointers found = lookups.pointers(session.client(), name, own);
    if (found.trouble().isPresent()) {
      return SpfTrial.failed(problem(SpfProblem.Kind.DNS, mechanism, shown(found.trouble().get())));
    }
    if (found.isVoid() && lookups.isOutOfVoids()) {
      return SpfTrial.failed(tooManyVoids(mechanism, "the client has no PTR record"));
    }
    if (found.tooMany()) {
      return SpfTrial.failed(
          problem(
              SpfProblem.Kind.TOO_MANY_POINTERS,
              mechanism,
              session.client() + " has more than " + Spf.MAX_NAMES + " PTR records"));
    }
    return SpfTrial.of(
        found.confirmed().stream().anyMatch(c -> c.isAtOrBelow(name)),
        "the confirmed names of " + session.client() + " are " + found.confirmed());
  }

  /** Section 5.7: always an A record, whatever the client's family. */
  private SpfTrial exists(SpfMechanism mechanism, DomainName name) {
    Answer<Ip4Address> answer = lookups.askCounted(name, RecordType.A, own);
    return trouble(mechanism, answer).orElseGet(() -> SpfTrial.of(answer.isFound(), shown(answer)));
  }

  private Optional<SpfTrial> trouble(SpfMechanism mechanism, Answer<?> answer) {
    if (answer.isUnavailable()) {
      return Optional.of(SpfTrial.failed(problem(SpfProblem.Kind.DNS, mechanism, shown(answer))));
    }
    if (lookups.isOutOfVoids()) {
      return Optional.of(SpfTrial.failed(tooManyVoids(mechanism, shown(answer))));
    }
    return Optional.empty();
  }

  private SpfProblem tooManyVoids(SpfTerm term, String what) {
    return problem(
        SpfProblem.Kind.TOO_MANY_VOID_LOOKUPS,
        term,
        what
            + ", the void lookup number "
            + lookups.voids()
            + ", allowed are "
            + Spf.MAX_VOID_LOOKUPS);
  }

  /** What ended the check in the last lookups, for a reading where any lookup may. */
  Optional<SpfProblem> ending(SpfTerm term) {
    return lookups
        .ending()
        .map(
            answer ->
                answer.isUnavailable()
                    ? problem(SpfProblem.Kind.DNS, term, shown(answer))
                    : tooManyVoids(term, shown(answer)));
  }

  private SpfProblem problem(SpfProblem.Kind kind, SpfTerm term, String text) {
    return new SpfProblem(
        kind, Optional.of(domain), Optional.of(term), new SpfHop(domain, term) + ": " + text);
  }

  private static String shown(Answer<?> answer) {
    return answer.question() + ": " + answer.answered();
  }

  private boolean covers(IpAddress network, SpfMechanism mechanism) {
    return covers(network, mechanism, prefix6(mechanism), session.client());
  }

  /** Whether a client is in a network of the prefix length that the mechanism has. */
  static boolean covers(IpAddress network, SpfMechanism mechanism, int prefix6, IpAddress of) {
    if (network instanceof Ip6Address six) {
      return of instanceof Ip6Address client && client.startsWith(six, prefix6);
    }
    if (network instanceof Ip4Address four) {
      int host = 32 - mechanism.prefix4();
      return of instanceof Ip4Address client
          && (host == 32 || (client.bits() ^ four.bits()) >>> host == 0);
    }
    return false;
  }

  private int prefix6(SpfMechanism mechanism) {
    boolean named =
        mechanism.kind() == SpfMechanism.Kind.A || mechanism.kind() == SpfMechanism.Kind.MX;
    return named && mechanism.prefix6() == 128 && session.reading().has(SpfHabit.NAMES_COVER_64)
        ? 64
        : mechanism.prefix6();
  }
}
