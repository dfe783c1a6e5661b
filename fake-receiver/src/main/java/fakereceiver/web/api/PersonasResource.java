package fakereceiver.web.api;

import fakereceiver.finding.Card;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Printable;
import fakereceiver.persona.PersonaFile;
import fakereceiver.persona.PersonaFileException;
import fakereceiver.persona.Personas;
import fakereceiver.report.Data;
import fakereceiver.rules.RuleBook;
import fakereceiver.web.http.Refused;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The personas and the rules. */
final class PersonasResource {

  private static final int MOST_FAULTS = 20;

  private final Personas builtIn = Personas.builtIn();

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/personas", this::all),
        new Route("GET", "/api/v1/rules", this::rules),
        new Route("GET", "/api/v1/rules/{rule}", this::rule));
  }

  /** The built-in one of that name. */
  Optional<Persona> named(String name) {
    return builtIn.names().contains(name) ? Optional.of(builtIn.named(name)) : Optional.empty();
  }

  /**
   * The persona that is in the text of a persona file.
   *
   * @throws Refused when something is wrong with it; it says all that is
   */
  Persona read(String yaml) {
    try {
      return PersonaFile.read("the persona", yaml, RuleBook.ids(), builtIn::named);
    } catch (PersonaFileException e) {
      throw Refused.wrong(
          "yaml",
          String.valueOf(e.getMessage())
              .lines()
              .limit(MOST_FAULTS)
              .map(line -> Printable.of(line.strip()))
              .collect(Collectors.joining("; ")));
    }
  }

  private Response all(Request request) {
    request.parameters(Set.of());
    return Response.json(Data.items(builtIn.all(), PersonaData::of));
  }

  private Response rules(Request request) {
    request.parameters(Set.of());
    return Response.json(Data.items(RuleBook.cards(), PersonaData::of));
  }

  private Response rule(Request request) {
    request.parameters(Set.of());
    Card card =
        RuleBook.cards().stream()
            .filter(one -> one.id().equals(request.variable("rule")))
            .findFirst()
            .orElseThrow(
                () ->
                    Refused.missing("there is no such rule, expected one that /api/v1/rules has"));
    return Response.json(PersonaData.of(card));
  }
}
