package fakereceiver.web.api;

import fakereceiver.finding.Card;
import fakereceiver.judge.Persona;
import fakereceiver.persona.Personas;
import fakereceiver.report.Data;
import java.util.Locale;

/** Personas and rules as data. */
final class PersonaData {

  private PersonaData() {}

  static Data.Members of(Persona persona) {
    return Data.tree()
        .with("persona", persona.name())
        .with("title", persona.title())
        .with("family", family(persona.name()))
        .with("story", persona.story())
        .with("hostName", persona.receiver().hostName().text())
        .with("counts", persona.counts())
        .done();
  }

  /** The kind of server, or {@code provider}, or {@code other}. */
  static String family(String name) {
    Personas all = Personas.builtIn();
    if (all.providers().contains(name)) {
      return "provider";
    }
    int dash = name.indexOf('-');
    String first = dash < 0 ? name : name.substring(0, dash);
    return switch (first) {
      case "postfix", "exim", "opensmtpd", "sendmail", "haraka", "rspamd", "stalwart", "mox" ->
          first;
      default -> "other";
    };
  }

  static Data.Members of(Card card) {
    Data.Tree tree =
        Data.tree()
            .with("rule", card.id())
            .with("fault", card.fault())
            .with("remedy", card.remedy())
            .with("references", Data.texts(card.references()))
            .with("owner", card.owner().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .with("note", card.note());
    return tree.done();
  }
}
