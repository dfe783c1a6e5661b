package fakereceiver.rules;

import fakereceiver.judge.Rule;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every rule there is, in the order in which reports show them: by stage, then by cause. */
public final class RuleBook {

  /**
   * The rules are the same for everybody, and so is the time: only expiry of signatures needs it.
   */
  private static final Authentication AUTHENTICATION = new Authentication(Clock.systemUTC());

  private static final List<Rule> RULES =
      List.of(
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
          new SpfMissing(AUTHENTICATION),
          new SpfWithoutIp6(AUTHENTICATION),
          new SpfFail(AUTHENTICATION),
          new SpfSoftfail(AUTHENTICATION),
          new SpfNeutral(AUTHENTICATION),
          new SpfPermerror(AUTHENTICATION),
          new SpfTemperror(AUTHENTICATION),
          new SpfLookupLimit(AUTHENTICATION),
          new SpfLookupLimitNear(AUTHENTICATION),
          new SpfVoidLookups(AUTHENTICATION),
          new SpfIp6Syntax(AUTHENTICATION),
          new SpfIp6TooWide(AUTHENTICATION),
          new SpfPtrMechanism(AUTHENTICATION),
          new SpfPlusAll(AUTHENTICATION),
          new SpfHeloMissing(AUTHENTICATION),
          new SpfHeloFail(AUTHENTICATION),
          new SpfHeloSoftfail(AUTHENTICATION),
          new SpfHeloNeutral(AUTHENTICATION),
          new SpfHeloPermerror(AUTHENTICATION),
          new SpfHeloTemperror(AUTHENTICATION),
          new HeloIsRecipientDomain(),
          new Greylisted(),
          new Unauthenticated(AUTHENTICATION),
          new DkimMissing(),
          new DkimFail(AUTHENTICATION),
          new DkimUnaligned(AUTHENTICATION),
          new DmarcMissing(),
          new DmarcUnaligned(AUTHENTICATION),
          new DmarcQuarantine(AUTHENTICATION),
          new DmarcReject(AUTHENTICATION),
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

  private RuleBook() {}

  /** The rules. */
  public static List<Rule> rules() {
    return RULES;
  }

  /** The ids of all rules. */
  public static Set<String> ids() {
    return RULES.stream().map(rule -> rule.card().id()).collect(Collectors.toSet());
  }
}
