package fakereceiver.judge;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try at delivering a message, happening or only planned. Grows by a copy at each stage.
 *
 * @param clientAddress the address that the receiver sees
 * @param receiver who it is delivered to
 * @param encrypted whether TLS protects the session; empty where nobody knows, as in a plan, and
 *     where the receiver offers none
 * @param heloName from the stage {@code helo} on
 * @param reversePath from the stage {@code mail} on
 * @param bodyType what MAIL declared of the message; empty where nobody knows, as in a plan
 * @param recipients from the stage {@code rcpt} on
 * @param message at the stage {@code message}
 * @param acquaintance what the receiver knows of the client from earlier attempts, if it remembers
 *     any
 */
public record Attempt(
    IpAddress clientAddress,
    Receiver receiver,
    Optional<Boolean> encrypted,
    Optional<HeloName> heloName,
    Optional<ReversePath> reversePath,
    Optional<BodyType> bodyType,
    List<Mailbox> recipients,
    Optional<Message> message,
    Optional<ClientHistory> acquaintance) {

  /** Copies the list; an IPv4-mapped client is the IPv4 client that it stands for. */
  public Attempt {
    clientAddress = clientAddress.asClient();
    recipients = List.copyOf(recipients);
  }

  /** The attempt as it begins: only the client address is known. */
  public static Attempt from(IpAddress clientAddress) {
    return new Attempt(
        clientAddress,
        Receiver.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same from text. */
  public static Attempt from(String clientAddress) {
    return from(IpAddress.of(clientAddress));
  }

  /** With the receiver. */
  public Attempt to(Receiver to) {
    return in(to, encrypted);
  }

  /** Over a session that TLS protects, or does not. */
  public Attempt withEncryption(boolean tls) {
    return in(receiver, Optional.of(tls));
  }

  /** The same said in another session. */
  private Attempt in(Receiver to, Optional<Boolean> tls) {
    return new Attempt(
        clientAddress, to, tls, heloName, reversePath, bodyType, recipients, message, acquaintance);
  }

  /** With the HELO name; what came after an earlier one is forgotten (RFC 5321 section 4.1.4). */
  public Attempt withHelo(HeloName name) {
    return copy(
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** With the reverse-path, which begins a new transaction. */
  public Attempt withReversePath(ReversePath path) {
    return copy(
        heloName,
        Optional.of(path),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** With what MAIL declared of the message. */
  public Attempt withBodyType(BodyType type) {
    return copy(heloName, reversePath, Optional.of(type), recipients, message, acquaintance);
  }

  /** With one more recipient. */
  public Attempt withRecipient(Mailbox recipient) {
    List<Mailbox> more = new ArrayList<>(recipients);
    more.add(recipient);
    return copy(heloName, reversePath, bodyType, more, message, acquaintance);
  }

  /** With no recipient. */
  Attempt withoutRecipients() {
    return copy(heloName, reversePath, bodyType, List.of(), message, acquaintance);
  }

  /** With the message. */
  public Attempt withMessage(Message whole) {
    return copy(heloName, reversePath, bodyType, recipients, Optional.of(whole), acquaintance);
  }

  /** With what the receiver knows of the client. */
  public Attempt known(ClientHistory from) {
    return copy(heloName, reversePath, bodyType, recipients, message, Optional.of(from));
  }

  /** What is known of it by MAIL at the latest, without what the receiver remembers. */
  Attempt untilMail() {
    return copy(heloName, reversePath, bodyType, List.of(), Optional.empty(), Optional.empty());
  }

  /** The same session with something else said in it. */
  private Attempt copy(
      Optional<HeloName> helo,
      Optional<ReversePath> path,
      Optional<BodyType> type,
      List<Mailbox> to,
      Optional<Message> whole,
      Optional<ClientHistory> known) {
    return new Attempt(clientAddress, receiver, encrypted, helo, path, type, to, whole, known);
  }

  /** Whether it holds what the stage needs. */
  boolean hasReached(Stage stage) {
    return switch (stage) {
      case CONNECT -> true;
      case HELO -> heloName.isPresent();
      case MAIL -> reversePath.isPresent();
      case RCPT -> !recipients.isEmpty();
      case MESSAGE -> message.isPresent();
    };
  }

  /** Of what tells most attempts apart: a message is long, and a receiver has many parts. */
  @Override
  public int hashCode() {
    return 31 * clientAddress.hashCode() + reversePath.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Attempt attempt
            && clientAddress.equals(attempt.clientAddress)
            && encrypted.equals(attempt.encrypted)
            && heloName.equals(attempt.heloName)
            && reversePath.equals(attempt.reversePath)
            && bodyType.equals(attempt.bodyType)
            && recipients.equals(attempt.recipients)
            && message.equals(attempt.message)
            && acquaintance.equals(attempt.acquaintance)
            && Objects.equals(receiver, attempt.receiver));
  }
}
