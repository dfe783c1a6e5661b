package fakereceiver.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.auth.Resources;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what we say of DMARC, DKIM, ARC, Authentication-Results and reverse names with what
 * others say, by random cases and by recorded ones.
 *
 * <p>{@code -Pdifferential} takes many cases that are new each time; the seed is told.
 */
class OthersDifferentialTest {

  private static final int COUNT = Integer.getInteger("differential.count", 500);
  private static final long SEED = Long.getLong("differential.seed", 500_000);

  static List<Kind> kinds() {
    return List.of(DmarcKind.KIND, DkimKind.KIND, ArcKind.KIND, AuthresKind.KIND, IprevKind.KIND);
  }

  static Stream<Arguments> pairs() {
    return kinds().stream()
        .flatMap(kind -> kind.peers().keySet().stream().map(peer -> Arguments.of(kind, peer)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithAPeerThatIsInstalled(Kind kind, Peer peer) {
    assumeTrue(peer.isInstalled(kind.maker().apply(1).input()), () -> peer + " is not installed");

    List<OddCase> cases = kind.cases(SEED, COUNT);
    List<String> theirs = peer.results(cases.stream().map(OddCase::input).toList());

    assertThat(kind.differences(peer, cases, theirs)).as("seed " + SEED).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void saysWhatAPeerSaidWhenItWasRecorded(Kind kind, Peer peer) {
    List<String> text = recorded(kind);
    String mark = "= " + peer + " ";
    List<String> theirs =
        text.stream().filter(l -> l.startsWith(mark)).map(l -> l.substring(mark.length())).toList();
    List<OddCase> cases = OddCase.read(text);

    assertThat(cases).hasSizeGreaterThanOrEqualTo(60).hasSameSizeAs(theirs);
    assertThat(kind.differences(peer, cases, theirs)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void makesTheSameCaseOfTheSameSeed(Kind kind) {
    assertThat(kind.maker().apply(7)).isEqualTo(kind.maker().apply(7));
    assertThat(kind.maker().apply(7)).isNotEqualTo(kind.maker().apply(8));
  }

  private static List<String> recorded(Kind kind) {
    String path = "/differential/" + kind.name() + "-recorded.txt";
    return new String(Resources.octets(path), UTF_8).lines().toList();
  }
}
