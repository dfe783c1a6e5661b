package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Judges;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Rule;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every rule there is, in the order in which reports show them: by stage, then by cause. Immutable,
 * safe for several threads.
 */
public final class RuleBook {

  /** What is said of the rules, which no clock changes. */
  private static final List<Card> CARDS =
      new RuleBook(Clock.systemUTC()).rules().stream().map(Rule::card).toList();

  private final Authentication authentication;
  private final List<Rule> rules;

  /** The rules for those who live by {@code clock}: it says which signatures have expired. */
  public RuleBook(Clock clock) {
    this.authentication = new Authentication(clock);
    this.rules = all(authentication);
  }

  private static List<Rule> all(Authentication authentication) {
    return List.of(
        new ClientIpv6(),
        new TooManyConnections(),
        new ClientNotGlobal(),
        new ClientBlocklisted(),
        new PtrMissing(),
        new PtrNotAHostName(),
        new PtrUnknownTld(),
        new PtrNameUnavailable(),
        new FcrdnsMismatch(),
        new PtrFirstUnconfirmed(),
        new PtrSeveral(),
        new PtrGeneric(),
        new HeloMissing(),
        new HeloSyntax(),
        new HeloCharacters(),
        new HeloUnderscore(),
        new HeloTrailingDot(),
        new HeloNotFqdn(),
        new HeloBareAddress(),
        new HeloWithoutDot(),
        new HeloUnknownTld(),
        new HeloLiteralMalformed(),
        new HeloLiteralUntagged(),
        new HeloLiteralMismatch(),
        new HeloLiteral(),
        new HeloBadAddress(),
        new HeloIsReceiver(),
        new HeloUnresolvable(),
        new HeloWithoutAddress(),
        new HeloUnconfirmed(),
        new HeloNotPtrName(),
        new HeloNotPtrDomain(),
        new TooManyMessages(),
        new TlsMissing(),
        new SenderNotAscii(),
        new SenderDomainSyntax(),
        new SenderUnderscore(),
        new SenderTrailingDot(),
        new SenderDots(),
        new SenderQuoted(),
        new SenderTooLong(),
        new SenderNotFqdn(),
        new SenderWithoutDomain(),
        new SenderAtLocalhost(),
        new SenderLiteral(),
        new SenderLiteralWithoutPtr(),
        new SenderDomainMissing(),
        new SenderUnroutable(),
        new SenderNullMx(),
        new SenderImplicitMx(),
        new SenderMxIsAddress(),
        new SenderMxUnusable(),
        new SpfMissing(authentication),
        new SpfWithoutIp6(authentication),
        new SpfFail(authentication),
        new SpfSoftfail(authentication),
        new SpfNeutral(authentication),
        new SpfPermerror(authentication),
        new SpfTemperror(authentication),
        new SpfLookupLimit(authentication),
        new SpfLookupLimitNear(authentication),
        new SpfVoidLookups(authentication),
        new SpfIp6Syntax(authentication),
        new SpfIp6TooWide(authentication),
        new SpfPtrMechanism(authentication),
        new SpfPlusAll(authentication),
        new SpfHeloMissing(authentication),
        new SpfHeloFail(authentication),
        new SpfHeloSoftfail(authentication),
        new SpfHeloNeutral(authentication),
        new SpfHeloPermerror(authentication),
        new SpfHeloTemperror(authentication),
        new HeloIsRecipientDomain(),
        new RecipientNotAscii(),
        new Greylisted(),
        new Unauthenticated(authentication),
        new DkimMissing(),
        new DkimFail(authentication),
        new DkimUnaligned(authentication),
        new DmarcMissing(),
        new DmarcPolicyless(authentication),
        new DmarcUnaligned(authentication),
        new DmarcQuarantine(authentication),
        new DmarcReject(authentication),
        new ArcFail(),
        new DateMissing(),
        new MessageIdMissing(),
        new FromInvalid(),
        new FromDomainMissing(),
        new HeaderDuplicate(),
        new BareLf(),
        new LineTooLong(),
        new EightBitUndeclared(),
        new OneClickMissing());
  }

  public List<Rule> rules() {
    return rules;
  }

  /** SPF, DKIM and DMARC as these rules see them. */
  public Authentication authentication() {
    return authentication;
  }

  /** A judge who examines by all these rules and decides as {@code persona}. */
  public Judge judge(Persona persona, Dns dns) {
    return new Judge(rules, persona, dns);
  }

  /** Judges who examine by all these rules and decide each as one of {@code personas}. */
  public Judges judges(List<Persona> personas, Dns dns) {
    return new Judges(rules, personas, dns);
  }

  /** What is said of each rule, in the same order. */
  public static List<Card> cards() {
    return CARDS;
  }

  public static Set<String> ids() {
    return CARDS.stream().map(Card::id).collect(Collectors.toSet());
  }
}
