package smtpprobe.exposure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.filter.Account;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/**
 * The accounts that programs of the host run under, as far as a packet filter asks for them.
 * Immutable.
 *
 * @param users the number of each user, and that of its group
 * @param groups the number of each group
 * @param told the names that settings of mail servers say: {@code mail_owner} of Postfix, {@code
 *     exim_user} and {@code exim_group} of Exim
 */
public record Accounts(
    Map<String, Numbers> users, Map<String, Long> groups, Map<String, String> told) {

  /** The numbers of a user. */
  record Numbers(long user, long group) {}

  /** Nothing is known. */
  public static final Accounts UNKNOWN = new Accounts(Map.of(), Map.of(), Map.of());

  /** As {@code ip6tables-save} and {@code nft -j} print what asks for the owner of a packet. */
  private static final List<String> ASKS = List.of("-owner", "\"skuid\"", "\"skgid\"");

  private static final Set<String> SETTINGS = Set.of("mail_owner", "exim_user", "exim_group");
  private static final int PASSWD_FIELDS = 4;

  public Accounts {
    users = Map.copyOf(users);
    groups = Map.copyOf(groups);
    told = Map.copyOf(told);
  }

  /** Reads them where a rule asks for the owner of a packet, and nothing elsewhere. */
  static Accounts read(HostReader host) {
    boolean asked =
        Stream.of(HostCommand.IP6TABLES, HostCommand.NFT)
            .map(command -> host.run(command).orEmpty())
            .anyMatch(rules -> ASKS.stream().anyMatch(rules::contains));
    if (!asked) {
      return UNKNOWN;
    }
    Map<String, Numbers> users = new HashMap<>();
    for (String[] fields : lines(host, "/etc/passwd", PASSWD_FIELDS)) {
      Optional<Long> group = number(fields[3]);
      number(fields[2])
          .filter(user -> group.isPresent())
          .ifPresent(user -> users.putIfAbsent(fields[0], new Numbers(user, group.orElseThrow())));
    }
    Map<String, Long> groups = new HashMap<>();
    for (String[] fields : lines(host, "/etc/group", PASSWD_FIELDS - 1)) {
      number(fields[2]).ifPresent(group -> groups.putIfAbsent(fields[0], group));
    }
    Map<String, String> told = new HashMap<>();
    for (HostCommand command : List.of(HostCommand.POSTCONF, HostCommand.EXIM4, HostCommand.EXIM)) {
      for (String line : host.run(command).orEmpty().lines().toList()) {
        int equals = line.indexOf('=');
        if (equals > 0 && SETTINGS.contains(line.substring(0, equals).strip())) {
          told.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
      }
    }
    return new Accounts(users, groups, told);
  }

  private static List<String[]> lines(HostReader host, String file, int fields) {
    return host.file(file)
        .orEmpty()
        .lines()
        .map(line -> line.split(":", -1))
        .filter(words -> words.length >= fields)
        .toList();
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,10}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /**
   * The account of a mail server.
   *
   * @param userSetting the setting that names its user; empty text for none
   * @param groupSetting the setting that names its group; empty text for none
   * @param usual the names of its user where no setting says more
   */
  public Account of(String userSetting, String groupSetting, Set<String> usual) {
    Optional<String> named = Optional.ofNullable(told.get(userSetting));
    List<String> there = usual.stream().filter(users::containsKey).toList();
    Optional<String> user =
        named.or(() -> there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty());
    Optional<Numbers> numbers = user.map(users::get);
    Optional<String> group = Optional.ofNullable(told.get(groupSetting));
    Optional<Long> gid = group.map(groups::get).or(() -> numbers.map(Numbers::group));
    return new Account(
        user,
        usual,
        numbers.map(n -> OptionalLong.of(n.user())).orElse(OptionalLong.empty()),
        group.or(() -> gid.flatMap(this::groupOf)),
        gid.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private Optional<String> groupOf(long gid) {
    return groups.entrySet().stream()
        .filter(entry -> entry.getValue() == gid)
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }
}
