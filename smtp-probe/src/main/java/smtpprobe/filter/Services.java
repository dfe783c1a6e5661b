package smtpprobe.filter;

import java.util.Map;
import java.util.OptionalInt;

/** The numbers behind the names of ports that people write into rules (IANA). */
final class Services {

  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("ssh", 22),
          Map.entry("smtp", 25),
          Map.entry("mail", 25),
          Map.entry("domain", 53),
          Map.entry("http", 80),
          Map.entry("www", 80),
          Map.entry("pop3", 110),
          Map.entry("ntp", 123),
          Map.entry("imap", 143),
          Map.entry("imap2", 143),
          Map.entry("https", 443),
          Map.entry("smtps", 465),
          Map.entry("ssmtp", 465),
          Map.entry("urd", 465),
          Map.entry("submissions", 465),
          Map.entry("submission", 587),
          Map.entry("imaps", 993),
          Map.entry("pop3s", 995),
          Map.entry("mysql", 3306),
          Map.entry("sieve", 4190),
          Map.entry("postgresql", 5432));

  private Services() {}

  /** The port of a name or number; empty when it is neither. */
  static OptionalInt port(String text) {
    Integer known = PORTS.get(text);
    if (known != null) {
      return OptionalInt.of(known);
    }
    return text.matches("[0-9]{1,6}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
