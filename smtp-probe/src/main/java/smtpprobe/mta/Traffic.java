package smtpprobe.mta;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Mailbox;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which mail takes a way out. Immutable.
 *
 * @param words it in a few words
 * @param recipients domains, {@code .domain} for those below it, or whole addresses; empty for all
 * @param senders the same, with {@code @domain} for a domain; empty for all
 * @param certain whether all such mail takes this way, and not only some of it
 */
public record Traffic(
    String words, List<String> recipients, List<String> senders, boolean certain) {

  /** What takes no other way. */
  public static final Traffic REST = new Traffic("all other mail", List.of(), List.of(), true);

  /** Copies the lists. */
  public Traffic {
    recipients = List.copyOf(recipients);
    senders = List.copyOf(senders);
  }

  static Traffic to(List<String> recipients) {
    return new Traffic("mail to " + String.join(", ", recipients), recipients, List.of(), true);
  }

  static Traffic from(List<String> senders) {
    return new Traffic("mail from " + String.join(", ", senders), List.of(), senders, true);
  }

  /** Some mail, nobody here can say which. */
  static Traffic some(String words) {
    return new Traffic(words, List.of(), List.of(), false);
  }

  /** Whether this is everything that no other way takes. */
  public boolean isRest() {
    return certain && recipients.isEmpty() && senders.isEmpty();
  }

  /** A sender whose mail it takes, where it takes that of some only. */
  public Optional<Mailbox> sender() {
    return senders.stream()
        .map(Traffic::mailbox)
        .filter(who -> who.domain().filter(DomainName::isHostName).isPresent())
        .findFirst();
  }

  private static Mailbox mailbox(String pattern) {
    Mailbox who = Mailbox.of(pattern);
    return who.domainText().isEmpty()
        ? new Mailbox("postmaster", pattern)
        : who.localPart().isEmpty() || who.localPart().equals("*")
            ? new Mailbox("postmaster", who.domainText())
            : who;
  }

  /**
   * Whether it takes mail between these two; mail of an unknown party is nothing special.
   *
   * @param from the sender; empty when nobody knows
   * @param to the recipient; empty when nobody knows
   */
  boolean takes(Optional<Mailbox> from, Optional<Mailbox> to) {
    return (recipients.isEmpty() || to.filter(who -> names(recipients, who)).isPresent())
        && (senders.isEmpty() || from.filter(who -> names(senders, who)).isPresent());
  }

  private static boolean names(List<String> patterns, Mailbox who) {
    String address = who.toString().toLowerCase(Locale.ROOT);
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return patterns.stream()
        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
        .anyMatch(
            pattern ->
                pattern.equals("*")
                    || pattern.equals(domain)
                    || pattern.equals("@" + domain)
                    || pattern.equals(address)
                    || (pattern.startsWith(".") && domain.endsWith(pattern)));
  }
}
