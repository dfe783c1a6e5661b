package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReverseDnsTest {

  /** The form of iprev-mox.json. */
  private record Cases(
      Map<String, List<String>> ptr,
      Map<String, List<String>> a,
      Map<String, List<String>> aaaa,
      List<String> servfail,
      List<Case> tests) {

    ZoneDns dns() {
      StringBuilder zone = new StringBuilder();
      write(zone, ptr, "PTR");
      write(zone, a, "A");
      write(zone, aaaa, "AAAA");
      servfail.forEach(line -> zone.append(line.split(" ", -1)[1]).append(" ANY !servfail\n"));
      return ZoneDns.of(zone.toString());
    }

    private static void write(StringBuilder zone, Map<String, List<String>> sets, String type) {
      sets.forEach(
          (name, values) ->
              values.forEach(
                  v -> zone.append(name).append(' ').append(type).append(' ').append(v + "\n")));
    }
  }

  /** One address, its result word, and the first confirmed name. */
  record Case(String ip, String iprev, String name) {}

  private static Cases cases() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            ReverseDnsTest.class.getResourceAsStream("/dns/iprev-mox.json"),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, Cases.class);
    }
  }

  static Stream<Case> mox() throws IOException {
    return cases().tests().stream();
  }

  @ParameterizedTest
  @MethodSource("mox")
  void comesToTheResultOfMox(Case known) throws IOException {
    ReverseDns reverse = ReverseDns.of(IpAddress.of(known.ip()), cases().dns());

    assertThat(reverse.iprev().name().toLowerCase(Locale.ROOT)).isEqualTo(known.iprev());
    assertThat(reverse.confirmedNames())
        .isEqualTo(known.name().isEmpty() ? List.of() : List.of(DomainName.of(known.name())));
  }

  @Test
  void looksAtAHundredNamesAndNoMore() {
    StringBuilder zone = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      zone.append(String.format(Locale.ROOT, "2001:db8::25 PTR n%02d.example.%n", i));
    }
    CountingDns dns = new CountingDns(ZoneDns.of(zone.toString()));

    ReverseDns reverse = ReverseDns.of(IpAddress.of("2001:db8::25"), dns);

    assertThat(reverse.ptrNames()).hasSize(120);
    assertThat(dns.questions()).hasSize(1 + ReverseDns.MAX_TRIED);
    assertThat(reverse.iprev()).isEqualTo(ReverseDns.Iprev.TEMPERROR);
  }

  @Test
  void looksAtTwentyNamesWhenOneLeadsBack() {
    StringBuilder zone = new StringBuilder("n05.example. AAAA 2001:db8::25\n");
    for (int i = 0; i < 50; i++) {
      zone.append(String.format(Locale.ROOT, "2001:db8::25 PTR n%02d.example.%n", i));
    }
    CountingDns dns = new CountingDns(ZoneDns.of(zone.toString()));

    assertThat(ReverseDns.of(IpAddress.of("2001:db8::25"), dns).iprev())
        .isEqualTo(ReverseDns.Iprev.PASS);
    assertThat(dns.questions()).hasSize(1 + ReverseDns.MAX_NAMES);
  }

  @Test
  void asksForTheFamilyOfTheAddress() {
    ZoneDns dns = ZoneDns.of("192.0.2.25 PTR mail.example.\nmail.example A 192.0.2.25\n");

    assertThat(ReverseDns.of(IpAddress.of("192.0.2.25"), dns).iprev())
        .isEqualTo(ReverseDns.Iprev.PASS);
  }
}
