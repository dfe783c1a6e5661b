package fakereceiver.web.api;

import fakereceiver.FakeReceiver;
import fakereceiver.journal.Found;
import fakereceiver.journal.Journal;
import fakereceiver.journal.Query;
import fakereceiver.report.Data;
import fakereceiver.web.http.Refused;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Addresses that nobody can guess, to send a mail to and see what becomes of it. An inbox is but a
 * name: its mails are in the journal, and nothing is kept of one that is never used.
 */
final class InboxResource {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 16;
  private static final int MAX_MAILS = 50;

  private final SecureRandom random = new SecureRandom();
  private final Journal journal;
  private final List<FakeReceiver> receivers;

  InboxResource(Journal journal, List<FakeReceiver> receivers) {
    this.journal = journal;
    this.receivers = List.copyOf(receivers);
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/api/v1/inboxes", this::create),
        new Route("GET", "/api/v1/inboxes/{inbox}", this::look));
  }

  private Response create(Request request) {
    request.parameters(Set.of());
    request.json();
    StringBuilder inbox = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      inbox.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return Response.json(
        201,
        Data.tree()
            .with("inbox", inbox.toString())
            .with("address", address(inbox.toString()))
            .with("page", "/t/" + inbox)
            .done());
  }

  private String address(String inbox) {
    return inbox
        + "@"
        + receivers.stream().findFirst().map(FakeReceiver::hostName).orElse("mx.example");
  }

  private Response look(Request request) {
    request.parameters(Set.of());
    String inbox = request.variable("inbox").toLowerCase(Locale.ROOT);
    if (inbox.length() != LENGTH || inbox.chars().anyMatch(c -> LETTERS.indexOf(c) < 0)) {
      throw Refused.missing("there is no such inbox, expected one that POST /api/v1/inboxes made");
    }
    Found found = journal.find(Query.to(inbox + "@"), OptionalLong.empty(), MAX_MAILS);
    return Response.json(
        Data.tree()
            .with("inbox", inbox)
            .with("address", address(inbox))
            .with("mails", Data.items(found.entries(), SummaryData::of))
            .done());
  }
}
