package smtpprobe.mta;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which mail takes a way out. Immutable.
 *
 * @param words it in a few words
 * @param recipients domains, {@code .domain} for those below it, or whole addresses; empty for all
 * @param senders the same, with {@code @domain} for a domain; empty for all
 * @param but which mail takes another way nevertheless
 * @param certain whether all such mail takes this way, and not only some of it
 */
public record Traffic(
    String words,
    List<String> recipients,
    List<String> senders,
    List<Traffic> but,
    boolean certain) {

  private static final String ALL_OTHER = "all other mail";

  /** What takes no other way. */
  public static final Traffic REST = all(ALL_OTHER);

  public Traffic {
    recipients = List.copyOf(recipients);
    senders = List.copyOf(senders);
    but = List.copyOf(but);
  }

  /** All mail that is left, in words of its own. */
  static Traffic all(String words) {
    return new Traffic(words, List.of(), List.of(), List.of(), true);
  }

  static Traffic to(List<String> recipients) {
    return new Traffic(
        "mail to " + String.join(", ", recipients), recipients, List.of(), List.of(), true);
  }

  static Traffic from(List<String> senders) {
    return new Traffic(
        "mail from " + String.join(", ", senders), List.of(), senders, List.of(), true);
  }

  /** Some mail, nobody here can say which. */
  static Traffic some(String words) {
    return new Traffic(words, List.of(), List.of(), List.of(), false);
  }

  /** The same, and perhaps not all of it. */
  Traffic perhaps() {
    return new Traffic(words, recipients, senders, but, false);
  }

  /** The same, and mail to domains below these. */
  Traffic andBelow() {
    List<String> both = new ArrayList<>(recipients);
    recipients.stream()
        .filter(name -> !name.startsWith("."))
        .map(name -> "." + name)
        .forEach(both::add);
    return new Traffic(words, both, senders, but, certain);
  }

  /** Whether this is everything that no other way takes. */
  public boolean isRest() {
    return certain && isOpen() && but.isEmpty();
  }

  /** Whether it is limited to no recipients and no senders. */
  boolean isOpen() {
    return recipients.isEmpty() && senders.isEmpty();
  }

  /** What both take: one of them says which recipients, the other which senders. */
  Traffic and(Traffic other) {
    if (isRest() || other.isRest()) {
      return isRest() ? other : this;
    }
    return new Traffic(
        words + " and " + other.words.replaceFirst("^mail ", ""),
        recipients.isEmpty() ? other.recipients : recipients,
        senders.isEmpty() ? other.senders : senders,
        Stream.concat(but.stream(), other.but.stream()).toList(),
        certain && other.certain);
  }

  Traffic but(Traffic other) {
    return new Traffic(
        (words.equals(ALL_OTHER) ? "all mail" : words)
            + " but "
            + other.words.replaceFirst("^mail", "that"),
        recipients,
        senders,
        List.of(other),
        certain);
  }

  /** Only some of it. */
  Traffic perhaps(String why) {
    String some = words.equals(ALL_OTHER) ? "mail" : words.replaceFirst("^all ", "");
    return new Traffic(
        (certain ? "some " : "") + some + ", " + why, recipients, senders, but, false);
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
        && (senders.isEmpty() || from.filter(who -> names(senders, who)).isPresent())
        && but.stream().noneMatch(other -> other.takes(from, to));
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
