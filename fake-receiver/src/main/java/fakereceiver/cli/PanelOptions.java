package fakereceiver.cli;

import fakereceiver.ReceiverBuilder;
import fakereceiver.judge.Persona;
import fakereceiver.persona.Personas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether mail is taken whatever it is, and told what every receiver would have done with it. */
final class PanelOptions {

  @Option(
      names = "--annotate",
      description =
          "Take every mail, and say what every built-in persona, and each --persona, would have"
              + " done with it: in the log, and in a field X-Fake-Receiver-Would of what is"
              + " stored.")
  private boolean annotate;

  /** Who answers in the place of those that were asked for. */
  List<Persona> answering(List<Persona> asked) {
    Persona permissive = Personas.builtIn().named("permissive");
    return annotate ? asked.stream().map(one -> permissive).toList() : asked;
  }

  /** Everybody who could judge: the built-in personas, and those that were asked for. */
  static List<Persona> everybody(List<Persona> asked) {
    Map<String, Persona> everybody = new LinkedHashMap<>();
    Personas.builtIn().all().forEach(one -> everybody.put(one.name(), one));
    asked.forEach(one -> everybody.put(one.name(), one));
    return List.copyOf(everybody.values());
  }

  /** Tells {@code builder}; {@code everybody} is who is to be asked. */
  void applyTo(ReceiverBuilder builder, List<Persona> everybody) {
    if (annotate) {
      builder.annotate(everybody);
    }
  }
}
