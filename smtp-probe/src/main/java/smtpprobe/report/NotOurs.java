package smtpprobe.report;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Findings;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conclusion that nothing has to change on the sending side: whom to tell, and what to say. */
final class NotOurs {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![0-9a-zA-Z.:])(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]+)");

  private static final Pattern RESOLVER =
      Pattern.compile(
          "(?i)127\\.255\\.255\\.[0-9]+|(?:public|open) resolver|query volume|rate limit exceeded"
              + " for dns");

  private NotOurs() {}

  /** About a client address that no receiver elsewhere can have met. */
  static Optional<Part> unseen(IpAddress client) {
    return AddressKind.isSeenOutside(client)
        ? Optional.empty()
        : Optional.of(
            note(
                client
                    + " is "
                    + AddressKind.of(client).words()
                    + ": no receiver elsewhere can have met it. A receiver that names it did not"
                    + " see this host: a proxy or translator in front of it hides the client. That"
                    + " is the receiver's fault, and nothing has to change here.",
                "your server takes "
                    + client
                    + " for the client that sends our mail; it has to be told the real one"
                    + " (PROXY protocol or XCLIENT), or trust its proxy less."));
  }

  /** About a list that answered without listing anything. */
  static Optional<Part> refusedByList(Findings findings) {
    return findings.all().stream()
        .filter(finding -> finding.id().equals("client-blocklisted"))
        .flatMap(finding -> finding.outcome().evidence().lines().stream())
        .filter(line -> line.contains("127.255.255."))
        .findFirst()
        .map(
            line ->
                note(
                    "A DNS list refused to serve ("
                        + line
                        + "): that is no listing. A receiver that refuses mail for it asks the list"
                        + " by a resolver that the list does not serve. That is the receiver's"
                        + " fault, and nothing has to change here.",
                    "your server takes an error code of the list for a listing; ask the list by a"
                        + " resolver of your own, and accept 127.0.0.x alone."));
  }

  /** About the words of a refusal, which may name an address or a list's error code. */
  static List<Line> said(String reply, Optional<? extends IpAddress> own, int indent) {
    List<Line> lines = new ArrayList<>();
    if (RESOLVER.matcher(reply).find()) {
      lines.add(
          Line.of(
              indent,
              "the receiver's own trouble: its list did not serve its resolver, which is no"
                  + " listing of you; tell its postmaster, nothing has to change here"));
    }
    Matcher matcher = ADDRESS.matcher(reply);
    while (matcher.find()) {
      Optional<IpAddress> address = IpAddress.parse(matcher.group());
      if (address.isPresent()
          && !AddressKind.isSeenOutside(address.get())
          && AddressKind.of(address.get()) != AddressKind.LOOPBACK
          && own.filter(address.get()::equals).isEmpty()) {
        lines.add(
            Line.of(
                indent,
                "the receiver's own trouble: it speaks of "
                    + address.get()
                    + ", "
                    + AddressKind.of(address.get()).words()
                    + ", so it did not see this host; a proxy or translator in front of it hides"
                    + " the client; tell its postmaster, nothing has to change here"));
        break;
      }
    }
    return lines;
  }

  private static Part note(String what, String say) {
    return new Part.Note(
        Tone.BOLD, List.of(Line.of(0, what), Line.of(0, "Tell its postmaster: " + say)));
  }
}
