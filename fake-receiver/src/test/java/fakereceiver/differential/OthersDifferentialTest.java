package fakereceiver.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.auth.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
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

  private static final int COUNT = Integer.getInteger("differential.count", 500) * 2 / 5;
  private static final int RECORDED = 60;
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

    assertThat(cases).hasSize(RECORDED).hasSameSizeAs(theirs);
    assertThat(kind.differences(peer, cases, theirs)).isEmpty();
  }

  /** Cases in which everything comes out alike would compare nothing. */
  @ParameterizedTest
  @MethodSource("kinds")
  void makesCasesThatComeOutInSeveralWays(Kind kind) {
    assertThat(kind.cases(SEED, 100).stream().map(kind.ours()).distinct())
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void makesTheSameCaseOfTheSameSeed(Kind kind) {
    assertThat(kind.maker().apply(7)).isEqualTo(kind.maker().apply(7));
    assertThat(kind.maker().apply(7)).isNotEqualTo(kind.maker().apply(8));
  }

  /** Makes the recordings anew, where every peer is installed. */
  @ParameterizedTest
  @MethodSource("kinds")
  @EnabledIfSystemProperty(named = "differential.record", matches = ".+")
  void recordsWhatPeersSay(Kind kind) throws IOException {
    List<OddCase> cases = kind.cases(900_000, RECORDED);
    List<String> inputs = cases.stream().map(OddCase::input).toList();
    Map<Peer, List<String>> said = new LinkedHashMap<>();
    kind.peers().keySet().stream()
        .sorted(Comparator.comparing(Peer::name))
        .forEach(peer -> said.put(peer, peer.results(inputs)));
    StringBuilder text =
        new StringBuilder("# Seeds 900000 and on, and what others said of them.\n");
    for (int i = 0; i < cases.size(); i++) {
      text.append(cases.get(i).text().stripTrailing()).append('\n');
      for (Map.Entry<Peer, List<String>> one : said.entrySet()) {
        text.append("= " + one.getKey() + " " + one.getValue().get(i) + "\n");
      }
      text.append('\n');
    }
    Files.writeString(
        Path.of(System.getProperty("differential.record"), kind.name() + "-recorded.txt"), text);
  }

  private static List<String> recorded(Kind kind) {
    String path = "/differential/" + kind.name() + "-recorded.txt";
    return new String(Resources.octets(path), UTF_8).lines().toList();
  }
}
