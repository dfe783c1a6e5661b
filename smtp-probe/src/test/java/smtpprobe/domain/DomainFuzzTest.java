package smtpprobe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ServerRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import smtpprobe.Hostile;

/** What the owner of a recipient's domain publishes about encryption. */
class DomainFuzzTest {

  private static final DomainName HOST = DomainName.of("mx.example.org");

  /** A policy and the name of an MX host, both from strangers. */
  @FuzzTest
  void stsPolicy(byte[] input) {
    List<String> texts = Hostile.texts(input, 2);

    StsPolicy policy = Hostile.inTime(() -> StsPolicy.parse(texts.get(0)));

    assertThat(policy.mx()).hasSizeLessThanOrEqualTo(200);
    if (policy.problems().isEmpty()) {
      assertThat(policy.mode()).isIn("enforce", "testing", "none");
      assertThat(policy.maxAge()).isBetween(0L, 31_557_600L);
    }
    policy.mx().stream()
        .filter(pattern -> !pattern.startsWith("*."))
        .flatMap(name -> DomainName.parse(name).stream())
        .forEach(name -> assertThat(policy.covers(name)).isTrue());
    Optional<DomainName> host = DomainName.parse(texts.get(1));
    host.filter(policy::covers)
        .ifPresent(
            covered ->
                assertThat(policy.mx())
                    .anyMatch(
                        pattern ->
                            DomainName.parse(pattern.replaceFirst("^\\*\\.", ""))
                                .filter(covered::isAtOrBelow)
                                .isPresent()));
  }

  @FuzzTest
  void tlsa(byte[] input) {
    String text = Hostile.text(input);

    Optional<Tlsa> tlsa = Hostile.inTime(() -> Tlsa.of(record(text)));

    tlsa.ifPresent(
        read -> {
          assertThat(read.matches(List.of())).isFalse();
          assertThat(read.toString().length()).isLessThan(40);
          if (read.problem().isEmpty()) {
            String again =
                read.usage() + " " + read.selector() + " " + read.matching() + " " + read.data();
            assertThat(read.data()).matches("[0-9a-f]+");
            assertThat(Tlsa.of(record(again))).contains(read);
          }
        });
  }

  private static ServerRecord record(String data) {
    return new ServerRecord(HOST, "TLSA", Duration.ofHours(1), data);
  }
}
