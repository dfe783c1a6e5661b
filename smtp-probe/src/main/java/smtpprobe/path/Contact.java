package smtpprobe.path;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.finding.Evidence;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Shortened;
import java.util.Optional;
import smtpprobe.dialogue.Introduction;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.domain.StsPolicy;
import smtpprobe.routing.Target;

/**
 * One visit to one address of one server. Immutable.
 *
 * @param domain whose mail goes there
 * @param own whether that is the domain that mail is from
 * @param target the server
 * @param visit how it went
 * @param tlsa its TLSA records, as the resolver gives them; empty without a resolver
 * @param policy the MTA-STS policy of the domain; only the user's own is fetched
 */
public record Contact(
    DomainName domain,
    boolean own,
    Target target,
    Introduction visit,
    Optional<ServerAnswer> tlsa,
    Optional<StsPolicy> policy) {

  private static final int MAX_TEXT = 60;

  /** Whether it went over IPv6. */
  public boolean isSix() {
    return target.address() instanceof Ip6Address;
  }

  /** Whether there was a connection. */
  public boolean isConnected() {
    return visit.reach() == Reach.CONNECTED;
  }

  /** The server's name, or its address without one. */
  public String host() {
    return target.name().map(DomainName::text).orElse(target.address().text());
  }

  /** Everything that was seen, in order. */
  public Evidence evidence() {
    Evidence evidence =
        Evidence.given(
            target.toString(),
            visit.reach().words() + " after " + visit.connected().toMillis() + " ms");
    if (visit.greeting().isPresent()) {
      evidence = evidence.and(Evidence.given("greeting", text(visit.greeting().get())));
    }
    if (visit.hello().isPresent()) {
      evidence = evidence.and(Evidence.given("EHLO offers", visit.extensions()));
    }
    if (visit.tls().isPresent()) {
      TlsSession tls = visit.tls().get();
      evidence =
          evidence.and(
              Evidence.given("STARTTLS", tls.protocol() + ", certificate for " + tls.names()));
    }
    return visit.why().map(why -> evidence(why)).map(evidence::and).orElse(evidence);
  }

  private static Evidence evidence(String why) {
    return Evidence.given("it ended:", why);
  }

  private static String text(Reply reply) {
    return Shortened.of(Printable.of(reply.toString()), MAX_TEXT);
  }
}
