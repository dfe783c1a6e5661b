package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.cause.Kind;

/** How well mails are explained that others have collected and labelled; prints the scores. */
class SisimaiYardstickTest {

  private static final Path FOLDER = Path.of("src/test/resources/bounces/sisimai");

  private final BounceExplainer explainer = BounceExplainer.builtIn();
  private final Map<String, int[]> families = new TreeMap<>();
  private final int[] status = new int[2];
  private final int[] code = new int[2];
  private final int[] recipient = new int[2];
  private final int[] permanence = new int[2];
  private final List<String> mistaken = new ArrayList<>();
  private int unknown;
  private int falseBounces;

  @Test
  void explainsWhatOthersHaveLabelled() throws IOException {
    Set<String> groups = new HashSet<>();
    for (Csv.Row row : Csv.rows(Files.readString(FOLDER.resolve("manifest.csv")))) {
      boolean isLabelled = !row.get("family").isEmpty() && row.get("dup_of").isEmpty();
      if (isLabelled && groups.add(row.get("group") + "#" + row.get("index"))) {
        score(row, explainer.mail(Files.readAllBytes(FOLDER.resolve(row.get("file")))));
      }
    }

    double plain = percent(sum(families));
    double macro = families.values().stream().mapToDouble(v -> percent(v)).average().orElse(0);
    System.out.printf(
        "sisimai: family %.1f %% plain, %.1f %% macro, unknown %d; status %.1f %%, code %.1f %%,"
            + " recipient %.1f %%, permanence %.1f %%%n",
        plain,
        macro,
        unknown,
        percent(status),
        percent(code),
        percent(recipient),
        percent(permanence));
    families.forEach((name, v) -> System.out.printf("  %-15s %d/%d%n", name, v[0], v[1]));
    assertThat(plain).as("family, plain").isGreaterThanOrEqualTo(95);
    assertThat(macro).as("family, macro").isGreaterThanOrEqualTo(90);
    assertThat(percent(recipient)).as("recipient").isGreaterThanOrEqualTo(98);
    assertThat(percent(permanence)).as("permanence").isGreaterThanOrEqualTo(98);
    assertThat(percent(status)).as("status").isGreaterThanOrEqualTo(95);
    assertThat(percent(code)).as("code").isGreaterThanOrEqualTo(95);
    assertThat(falseBounces).as("no bounces that are called one").isZero();
    assertThat(mistaken).as("reverse DNS and authentication, either way").isEmpty();
  }

  private void score(Csv.Row row, Bounce bounce) {
    String wanted = row.get("family");
    Optional<BouncedRecipient> one = recipientOf(row, bounce);
    String got = one.map(r -> r.cause().family().word()).orElse("none");
    count(families.computeIfAbsent(wanted, f -> new int[2]), got.equals(wanted));
    unknown += got.equals("unknown") ? 1 : 0;
    boolean isBounce = bounce.kind() == Kind.BOUNCE;
    falseBounces += wanted.startsWith("not-a-") && isBounce ? 1 : 0;
    for (String family : List.of("reverse-dns", "authentication")) {
      if (wanted.equals(family) != got.equals(family)) {
        mistaken.add(row.get("file") + ": " + wanted + ", found " + got);
      }
    }
    if (row.get("status_in_mail").equals("yes") && !row.get("status").isEmpty()) {
      count(
          status,
          one.flatMap(BouncedRecipient::status)
              .filter(s -> s.toString().equals(row.get("status")))
              .isPresent());
    }
    if (row.get("replycode_in_mail").equals("yes") && !row.get("replycode").isEmpty()) {
      count(
          code,
          one.flatMap(r -> r.reading().code())
              .filter(c -> c.toString().equals(row.get("replycode")))
              .isPresent());
    }
    if (!row.get("recipient").isEmpty() || !row.get("original_recipient").isEmpty()) {
      count(
          recipient,
          one.filter(
                  r ->
                      List.of(row.get("recipient"), row.get("original_recipient"))
                          .contains(r.address()))
              .isPresent());
    }
    if (isBounce && row.get("hardbounce").equals("true")) {
      count(permanence, one.flatMap(BouncedRecipient::isTemporary).filter(t -> t).isEmpty());
    }
  }

  private static Optional<BouncedRecipient> recipientOf(Csv.Row row, Bounce bounce) {
    List<BouncedRecipient> all = bounce.recipients();
    int index = Integer.parseInt(row.get("index")) - 1;
    return all.stream()
        .filter(r -> !r.address().isEmpty() && r.address().equals(row.get("recipient")))
        .findFirst()
        .or(() -> all.stream().skip(Math.min(index, all.size() - 1)).findFirst());
  }

  private static void count(int[] counts, boolean isRight) {
    counts[0] += isRight ? 1 : 0;
    counts[1]++;
  }

  private static int[] sum(Map<String, int[]> all) {
    int[] sum = new int[2];
    all.values()
        .forEach(
            v -> {
              sum[0] += v[0];
              sum[1] += v[1];
            });
    return sum;
  }

  private static double percent(int[] counts) {
    return 100.0 * counts[0] / counts[1];
  }
}
