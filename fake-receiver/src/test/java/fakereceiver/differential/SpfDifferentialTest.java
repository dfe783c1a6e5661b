package fakereceiver.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.auth.Resources;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.persona.Personas;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares our SPF with that of others, by random cases and by recorded ones.
 *
 * <p>{@code -Pdifferential} takes many cases that are new each time; the seed is told.
 */
class SpfDifferentialTest {

  private static final int COUNT = Integer.getInteger("differential.count", 500);
  private static final long SEED = Long.getLong("differential.seed", 500_000);

  static List<SpfPeer> peers() {
    return SpfPeer.ALL;
  }

  @ParameterizedTest
  @MethodSource("peers")
  void agreesWithAPeerThatIsInstalled(SpfPeer peer) {
    assumeTrue(peer.isInstalled(), () -> peer.name() + " is not installed");

    List<SpfCase> cases = SpfCases.of(SEED, COUNT / peer.share());
    List<Difference> different = different(cases, peer.results(cases), peer);
    if (!different.isEmpty()) { // a daemon that a busy machine keeps waiting for DNS says temperror
      List<SpfCase> again = different.stream().map(Difference::asked).toList();
      different = different(again, peer.results(again), peer);
    }

    System.out.printf(
        "SPF by %s, seed %d: %d of %d cases differ%n",
        peer.name(), SEED, different.size(), cases.size());
    assertThat(different.size())
        .as(different.stream().map(Difference::told).collect(Collectors.joining("\n")))
        .isLessThanOrEqualTo(cases.size() / 100);
  }

  @ParameterizedTest
  @MethodSource("peers")
  void saysWhatAPeerSaidWhenItWasRecorded(SpfPeer peer) {
    List<String> text = recorded();
    List<SpfCase> cases = SpfCase.read(text);
    String mark = "= " + peer.name() + " ";
    List<String> theirs =
        text.stream().filter(l -> l.startsWith(mark)).map(l -> l.substring(mark.length())).toList();

    assertThat(cases).hasSizeGreaterThanOrEqualTo(250).hasSameSizeAs(theirs);
    assertThat(different(cases, theirs, peer)).hasSizeLessThanOrEqualTo(cases.size() / 100);
  }

  /** A wrong reading is noticed: the cases tell the standard from each of the peers. */
  @ParameterizedTest
  @MethodSource("peers")
  void tellsTheStandardFromAPeer(SpfPeer peer) {
    List<SpfCase> cases = SpfCase.read(recorded());

    long other =
        cases.stream()
            .filter(one -> !result(one, reading(peer)).equals(result(one, SpfReading.RFC7208)))
            .count();

    assertThat(other).isGreaterThan(cases.size() / 50);
  }

  @Test
  void makesTheSameCaseOfTheSameSeed() {
    assertThat(SpfCases.of(7).text()).isEqualTo(SpfCases.of(7).text());
    assertThat(SpfCases.of(7).text()).isNotEqualTo(SpfCases.of(8).text());
  }

  private record Difference(SpfCase asked, String told) {}

  private static List<Difference> different(
      List<SpfCase> cases, List<String> theirs, SpfPeer peer) {
    List<Difference> different = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      SpfCase asked = cases.get(i);
      String ours = result(asked, reading(peer));
      if (!ours.equals(theirs.get(i))) {
        different.add(
            new Difference(
                asked, asked.text() + peer.name() + " " + theirs.get(i) + ", ours " + ours));
      }
    }
    return different;
  }

  private static String result(SpfCase one, SpfReading reading) {
    return one.report(reading).result().word();
  }

  private static SpfReading reading(SpfPeer peer) {
    return Personas.builtIn().named(peer.persona()).receiver().spf();
  }

  private static List<String> recorded() {
    return Resources.latin1("/differential/spf-recorded.txt").lines().toList();
  }
}
