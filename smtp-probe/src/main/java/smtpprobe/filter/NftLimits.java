package smtpprobe.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import smtpprobe.json.Json;

/**
 * Statements of nftables that make a rule match up to a limit, or only over it, and do nothing
 * else: alone, or for each element of a set.
 */
final class NftLimits {

  /** What keeps the packets of one connection, as far as they are few. */
  private static final Set<String> RATES = Set.of("limit", "ct count", "connlimit");

  /** What may be used up. */
  private static final Set<String> QUOTA = Set.of("quota");

  private NftLimits() {}

  /** Whether a statement does nothing but limit. */
  static boolean isLimit(String kind) {
    return RATES.contains(kind) || QUOTA.contains(kind) || kind.equals("meter");
  }

  /** The conditions of a statement; none when it limits nothing. */
  static List<Condition> of(String kind, Json body) {
    List<Condition> conditions = new ArrayList<>();
    if (RATES.contains(kind)) {
      conditions.add(body.flag("inv") ? Condition.OVER : Condition.WITHIN);
    } else if (QUOTA.contains(kind)) {
      conditions.add(Condition.UNKNOWN);
    }
    List<Json> inner = new ArrayList<>(body.items("stmt"));
    body.member("stmt").filter(one -> !one.isArray()).ifPresent(inner::add);
    for (Json one : inner) {
      one.names().stream().limit(1).forEach(name -> conditions.addAll(bare(name, one)));
    }
    return conditions;
  }

  private static List<Condition> bare(String kind, Json statement) {
    return statement.member(kind).filter(body -> body.member("stmt").isEmpty()).stream()
        .flatMap(body -> of(kind, body).stream())
        .toList();
  }
}
