package fakereceiver.server.command;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.Ascii;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Xtext;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * XCLIENT, as Postfix documents it: a client on loopback says which address it speaks for, and the
 * session starts again as if that address had connected.
 *
 * <p>All attributes are kept in the record; the address is the only one that is judged by. A host
 * name (NAME) is what DNS says here, and a HELO name what comes in the EHLO that has to follow.
 */
final class XclientCommand implements Command {

  static final String ATTRIBUTES = "NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT";

  private static final List<String> KNOWN = List.of(ATTRIBUTES.split(" ", -1));
  private static final String TAG = "IPV6:";
  private static final Reply NOT_AUTHORIZED =
      Reply.of(550, "5.7.0 XCLIENT is for clients on loopback, and only when switched on");

  @Override
  public void run(SmtpSession session, String argument) throws BadLineException {
    if (!session.identity().mayClaim()) {
      throw BadLineException.of(NOT_AUTHORIZED);
    }
    if (session.judging().hasSender()) {
      throw BadLineException.of(Replies.NESTED_MAIL);
    }
    Map<String, String> attributes = parse(argument);
    Optional<IpAddress> address = address(attributes, "ADDR");
    address(attributes, "DESTADDR");
    attributes.forEach(session.identity()::claim);
    session.greet(address.orElse(session.judging().clientAddress()));
  }

  private static Map<String, String> parse(String argument) throws BadLineException {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String part : argument.split(" +", -1)) {
      int equals = part.indexOf('=');
      String name = part.substring(0, Math.max(0, equals)).toUpperCase(Locale.ROOT);
      Optional<String> value = Xtext.decode(part.substring(equals + 1));
      if (!KNOWN.contains(name) || value.isEmpty() || !isRight(name, value.get())) {
        throw bad("attribute " + (KNOWN.contains(name) ? name : "name"));
      }
      attributes.put(name, value.get());
    }
    return attributes;
  }

  private static boolean isRight(String name, String value) {
    return switch (name) {
      case "PORT", "DESTPORT" -> isUnknown(value) || (Ascii.isDigits(value) && value.length() <= 5);
      case "PROTO" -> value.equalsIgnoreCase("SMTP") || value.equalsIgnoreCase("ESMTP");
      default -> !value.isEmpty();
    };
  }

  private static boolean isUnknown(String value) {
    return value.equalsIgnoreCase("[UNAVAILABLE]") || value.equalsIgnoreCase("[TEMPUNAVAIL]");
  }

  /** The address given; empty when none is, or when it is said not to be known. */
  private static Optional<IpAddress> address(Map<String, String> attributes, String name)
      throws BadLineException {
    String value = attributes.getOrDefault(name, "[UNAVAILABLE]");
    if (isUnknown(value)) {
      return Optional.empty();
    }
    Optional<IpAddress> address =
        value.regionMatches(true, 0, TAG, 0, TAG.length())
            ? Ip6Address.parse(value.substring(TAG.length())).map(IpAddress.class::cast)
            : IpAddress.parse(value);
    if (address.isEmpty()) {
      throw bad("address in " + name);
    }
    return address;
  }

  private static BadLineException bad(String what) {
    return BadLineException.of(Reply.of(501, "5.5.4 Bad " + what));
  }
}
