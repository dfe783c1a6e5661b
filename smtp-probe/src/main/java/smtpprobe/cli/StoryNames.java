package smtpprobe.cli;

import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import java.util.Iterator;
import java.util.stream.Stream;

/** What may stand behind {@code --story}. */
final class StoryNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Stream.concat(
            Stream.of("all", "list"), new Scenarios().all().stream().map(Scenario::name))
        .iterator();
  }
}
