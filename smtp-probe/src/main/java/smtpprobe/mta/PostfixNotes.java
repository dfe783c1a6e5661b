package smtpprobe.mta;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a Postfix is set to that changes where mail goes, or when, and is told alone. */
final class PostfixNotes {

  private static final String INSTANCES = "multi_instance_directories";
  private static final String DEFERRED = "defer_transports";

  private static final String FOUR = "smtp_bind_address";

  private PostfixNotes() {}

  /** With the services that send. */
  static List<String> of(PostfixSettings main, Set<String> services) {
    List<String> notes = new ArrayList<>();
    if (!main.words(INSTANCES).isEmpty()) {
      notes.add(
          Relay.notFollowed(
              INSTANCES + " = " + main.value(INSTANCES),
              "each is a Postfix of its own, and \"postconf -c DIRECTORY -n\" shows how it sends"));
    }
    if (main.words(DEFERRED).stream().anyMatch(services::contains)) {
      notes.add(
          DEFERRED
              + " = "
              + main.value(DEFERRED)
              + ": such mail waits until \"sendmail -q\" is run");
    }
    Optional.of(main.value(FOUR))
        .filter(value -> IpAddress.parse(value).filter(Ip6Address.class::isInstance).isPresent())
        .map(
            value ->
                FOUR
                    + " = "
                    + value
                    + ": that setting is for IPv4, and leads no mail; "
                    + PostfixClient.BIND
                    + " is the one for IPv6")
        .ifPresent(notes::add);
    return notes;
  }

  /**
   * Keys of a map that never count.
   *
   * @param also what it is asked for besides whole addresses
   */
  static Optional<String> unasked(String setting, List<String> keys, String also) {
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            setting
                + ": Postfix never asks for "
                + String.join(", ", keys)
                + ", but for whole addresses and "
                + also);
  }
}
