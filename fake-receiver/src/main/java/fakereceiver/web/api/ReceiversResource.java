package fakereceiver.web.api;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.zonefile.ZoneFileException;
import fakereceiver.mail.HeloName;
import fakereceiver.misbehaviour.MisbehaviourText;
import fakereceiver.report.Data;
import fakereceiver.report.JsonReading;
import fakereceiver.session.Claim;
import fakereceiver.web.http.Refused;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The receivers, and what can be changed of them while they run. */
final class ReceiversResource {

  private static final int MOST_PLANS = 1000;

  private final List<FakeReceiver> receivers;
  private final PersonasResource personas;

  ReceiversResource(List<FakeReceiver> receivers, PersonasResource personas) {
    this.receivers = List.copyOf(receivers);
    this.personas = personas;
  }

  List<Route> routes() {
    String one = "/api/v1/receivers/{receiver}";
    return List.of(
        new Route("GET", "/api/v1/receivers", this::all),
        new Route("GET", one, request -> show(request, receiver(request))),
        new Route("PUT", one + "/persona", this::persona),
        new Route("PUT", one + "/zone", this::zone),
        new Route("PUT", one + "/claims", this::claims),
        new Route("POST", one + "/misbehaviours", this::misbehave),
        new Route("DELETE", one + "/misbehaviours", this::behave));
  }

  private FakeReceiver receiver(Request request) {
    long number = request.number("receiver");
    if (number > receivers.size()) {
      throw Refused.missing(
          "there is no receiver of that number, expected 1 to " + receivers.size());
    }
    return receivers.get((int) number - 1);
  }

  private Response all(Request request) {
    request.parameters(Set.of());
    List<Data.Members> each = new ArrayList<>();
    for (int i = 0; i < receivers.size(); i++) {
      each.add(data(i + 1, receivers.get(i)));
    }
    return Response.json(Data.items(each, one -> one));
  }

  private Response show(Request request, FakeReceiver receiver) {
    return Response.json(data(request.number("receiver"), receiver));
  }

  private Data.Members data(long number, FakeReceiver receiver) {
    Data.Tree claims = Data.tree();
    receiver
        .claimed()
        .ifPresent(
            claim ->
                claims
                    .with("address", claim.address().map(IpAddress::text))
                    .with("helo", claim.heloName().map(HeloName::text)));
    return Data.tree()
        .with("receiver", number)
        .with("persona", receiver.persona())
        .with("address", receiver.host())
        .with("port", receiver.port())
        .with("hostName", receiver.hostName())
        .with("claims", claims.done())
        .with("misbehaviours", Data.texts(receiver.misbehaviours().inWords()))
        .with("openSessions", receiver.openSessions())
        .done();
  }

  private Response persona(Request request) {
    FakeReceiver receiver = receiver(request);
    if (request.type().equals("text/plain")) {
      receiver.persona(personas.read(request.body()));
      return show(request, receiver);
    }
    JsonReading given = request.json(Set.of("persona", "yaml"));
    Optional<String> name = given.text("persona");
    Optional<String> yaml = given.text("yaml");
    if (name.isPresent() == yaml.isPresent()) {
      throw Refused.wrong(
          "persona",
          "expected one of a name, {\"persona\": \"gmail\"}, and a persona file's text, {\"yaml\":"
              + " \"...\"}");
    }
    receiver.persona(
        yaml.map(personas::read)
            .or(() -> name.flatMap(personas::named))
            .orElseThrow(
                () ->
                    Refused.wrong(
                        "persona",
                        "there is no such persona, expected one that /api/v1/personas has")));
    return show(request, receiver);
  }

  private Response zone(Request request) {
    FakeReceiver receiver = receiver(request);
    String zone =
        request.type().equals("text/plain")
            ? request.body()
            : request
                .json(Set.of("zone"))
                .text("zone")
                .orElseThrow(() -> Refused.wrong("zone", "no zone, expected {\"zone\": \"...\"}"));
    try {
      receiver.zone(zone);
    } catch (ZoneFileException e) {
      throw Refused.wrong("zone", "it is no zone: " + e.getMessage());
    }
    return show(request, receiver);
  }

  private Response claims(Request request) {
    FakeReceiver receiver = receiver(request);
    JsonReading given = request.json(Set.of("address", "helo"));
    Claim claim =
        new Claim(
            reading("address", () -> given.text("address").map(IpAddress::of)),
            given.text("helo").map(HeloName::of));
    if (claim.address().isEmpty() && claim.heloName().isEmpty()) {
      receiver.claimsNobody();
    } else {
      receiver.claims(claim);
    }
    return show(request, receiver);
  }

  private Response misbehave(Request request) {
    FakeReceiver receiver = receiver(request);
    String plan =
        request
            .json(Set.of("plan"))
            .text("plan")
            .orElseThrow(
                () ->
                    Refused.wrong(
                        "plan", "no plan, expected {\"plan\": \"2 mails: hang-up message\"}"));
    if (receiver.misbehaviours().inWords().size() >= MOST_PLANS) {
      throw new Refused(
          409,
          "the receiver has many plans already, expected some of them to be carried out first");
    }
    reading("plan", () -> MisbehaviourText.addTo(receiver.misbehaviours(), plan));
    return show(request, receiver);
  }

  private Response behave(Request request) {
    FakeReceiver receiver = receiver(request);
    receiver.misbehaviours().clear();
    return show(request, receiver);
  }

  /** What is read of one member, so that whoever wrote it is told which it was. */
  private static <T> T reading(String member, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw Refused.wrong(member, String.valueOf(e.getMessage()));
    }
  }
}
