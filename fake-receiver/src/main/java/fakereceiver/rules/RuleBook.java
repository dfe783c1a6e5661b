package fakereceiver.rules;

import fakereceiver.judge.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every rule there is, in the order in which reports show them: by stage, then by cause. */
public final class RuleBook {

  private static final List<Rule> RULES =
      List.of(
          new ClientNotGlobal(),
          new ClientBlocklisted(),
          new PtrMissing(),
          new PtrNotAHostName(),
          new FcrdnsMismatch(),
          new PtrFirstUnconfirmed(),
          new PtrSeveral(),
          new PtrGeneric(),
          new HeloMissing(),
          new HeloSyntax(),
          new HeloTrailingDot(),
          new HeloNotFqdn(),
          new HeloLiteralMalformed(),
          new HeloLiteralMismatch(),
          new HeloLiteral(),
          new HeloIsReceiver(),
          new HeloUnresolvable(),
          new HeloUnconfirmed(),
          new HeloNotPtrName(),
          new SenderNotFqdn(),
          new SenderDomainMissing(),
          new SenderUnroutable(),
          new SenderNullMx(),
          new SenderMxUnusable(),
          new HeloIsRecipientDomain());

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
