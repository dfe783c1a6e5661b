package smtpprobe.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.dns.IpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import smtpprobe.selection.Candidate;
import smtpprobe.selection.SourceSelection;

/**
 * Compares our choice of source addresses with the kernel's, for random addresses in a network
 * namespace of its own; as root, where there is one to be had.
 */
class KernelDifferentialTest {

  private static final int COUNT = Math.min(3_000, Integer.getInteger("differential.count", 100));
  private static final long SEED = Long.getLong("differential.seed", 500_000);

  private static final List<String> PREFIXES =
      List.of(
          "2001:db8:1:", "2001:db8:1:", "2001:db8:2:", "2400:1:2:", "fd00:1:2:", "2002:c000:201:");
  private static final List<String> DESTINATIONS =
      List.of(
          "2001:db8:1:1::9",
          "2001:db8:2:8::9",
          "2400:1:3::9",
          "2600::9",
          "fd00:1:2:7::9",
          "fd00:9::9",
          "2002:c000:202::9",
          "2001:0:1::9",
          "3ffe::9",
          "fec0::9");

  /**
   * One choice.
   *
   * @param destination where a packet goes
   * @param candidates the addresses of the host
   */
  private record Case(IpAddress destination, List<Candidate> candidates) {

    static Case of(long seed) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      Set<Candidate> candidates = new LinkedHashSet<>();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        String address =
            PREFIXES.get(random.nextInt(PREFIXES.size()))
                + Integer.toHexString(random.nextInt(16))
                + "::"
                + Integer.toHexString(1 + candidates.size());
        candidates.add(
            new Candidate(
                IpAddress.of(address),
                List.of(64, 64, 48, 128).get(random.nextInt(4)),
                "d0",
                random.nextInt(4) == 0,
                false,
                false));
      }
      return new Case(
          IpAddress.of(DESTINATIONS.get(random.nextInt(DESTINATIONS.size()))),
          List.copyOf(candidates));
    }

    String line() {
      return destination.text()
          + candidates.stream()
              .map(
                  c ->
                      " "
                          + c.address().text()
                          + "/"
                          + c.prefixLength()
                          + (c.deprecated() ? ",deprecated" : ""))
              .collect(Collectors.joining())
          + "\n";
    }

    /** Where two are as good as each other, the order in which they were set decides. */
    boolean agreesWith(String chosen) {
      return candidates.stream()
          .filter(candidate -> candidate.address().text().equals(chosen))
          .anyMatch(
              candidate ->
                  new SourceSelection(true, "d0").agreesWith(destination, candidate, candidates));
    }
  }

  @Test
  void choosesAsTheKernelDoes() throws IOException, InterruptedException {
    assumeTrue(kernel(List.of(Case.of(1))).size() == 1, "no network namespace to be had");
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      cases.add(Case.of(SEED + i));
    }

    List<String> chosen = kernel(cases);

    assertThat(chosen).hasSameSizeAs(cases).doesNotContain("none");
    List<String> different = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      if (!cases.get(i).agreesWith(chosen.get(i))) {
        different.add(cases.get(i).line() + "the kernel takes " + chosen.get(i));
      }
    }
    System.out.printf(
        "RFC 6724 by the kernel, seed %d: of %d, %d differ%n", SEED, COUNT, different.size());
    assertThat(different).isEmpty();
  }

  /** A wrong choice would be noticed. */
  @Test
  void findsAWrongChoiceInMostCases() {
    long settled = 0;
    for (int i = 0; i < 100; i++) {
      Case one = Case.of(SEED + i);
      settled +=
          one.candidates().stream().anyMatch(c -> !one.agreesWith(c.address().text())) ? 1 : 0;
    }

    assertThat(settled).isGreaterThan(50);
  }

  private static List<String> kernel(List<Case> cases) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("kernel");
    Path script = folder.resolve("kernel.py");
    try (InputStream in =
        Objects.requireNonNull(
            KernelDifferentialTest.class.getResourceAsStream("/differential/kernel.py"))) {
      Files.copy(in, script);
    }
    Path input = folder.resolve("cases");
    Path output = folder.resolve("choices");
    Files.writeString(input, cases.stream().map(Case::line).collect(Collectors.joining()));
    try {
      Process process =
          new ProcessBuilder("unshare", "-n", "/usr/bin/python3", script.toString())
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(folder.resolve("errors").toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return Files.readAllLines(output);
    } catch (IOException e) {
      return List.of(); // no such program
    }
  }
}
