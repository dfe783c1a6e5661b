package fakereceiver.web;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.IpAddress;
import fakereceiver.journal.Journal;
import fakereceiver.web.http.Access;
import fakereceiver.web.http.HttpFront;
import fakereceiver.web.http.Limits;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Web servers on [::1], each on a free port. */
public final class LocalPage {

  private LocalPage() {}

  /** Shows what that receiver has put into the journal. */
  public static WebServer open(Access access, Journal journal, FakeReceiver receiver) {
    return open(access, Limits.DEFAULT, journal, receiver);
  }

  static WebServer open(Access access, Limits limits, Journal journal, FakeReceiver receiver) {
    return WebServer.open(
        new HttpFront.Settings(
            new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 0),
            Optional.empty(),
            access,
            Set.of("receiver.example"),
            limits),
        journal,
        List.of(receiver));
  }
}
