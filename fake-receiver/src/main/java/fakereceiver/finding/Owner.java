package fakereceiver.finding;

import java.util.Optional;

/** Who, or what, has to change for a fault to go away. */
public enum Owner {
  /** The host: its addresses, routes, packet filter, and the settings of its mail server. */
  HOST,
  /** The name that the mail server greets with. */
  GREETING,
  /** The address that mail is from. */
  SENDER,
  /** The DNS records of the sender's names. */
  DNS,
  /** The reverse zone of the client address, which is mostly the provider's. */
  REVERSE_ZONE("only whoever runs the reverse zone can change it"),
  /** The message, and with it the program that writes it. */
  MESSAGE("it is about a message, and whoever writes the messages has to change them"),
  /** Whatever signs the messages, and its key in DNS. */
  SIGNER(
      "the mail that is judged here is unsigned, whatever the mail server does; --dkim-key and"
          + " --dkim-selector judge it as signed"),
  /** The receiver, or the way to it. */
  RECEIVER("it lies on the way to the receiver, or with the receiver"),
  /** The owner of a blocklist. */
  LIST("only the owner of the list can remove the address, once the cause is gone"),
  /** The provider of the host. */
  PROVIDER(
      "only the provider can give the host an address and a route; until then, let the mail"
          + " server send over IPv4 only"),
  /** Nobody: it passes. */
  NOBODY("it goes away by itself, or by sending more slowly");

  private final Optional<String> untried;

  Owner() {
    untried = Optional.empty();
  }

  Owner(String untried) {
    this.untried = Optional.of(untried);
  }

  /** Why a remedy cannot be tried on a copy of host and DNS, if so: half a sentence. */
  public Optional<String> untried() {
    return untried;
  }
}
