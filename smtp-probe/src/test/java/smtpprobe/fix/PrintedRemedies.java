package smtpprobe.fix;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.OverlayDns;
import fakereceiver.finding.Finding;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.sender.Sending;

/**
 * The remedies that a report prints, as somebody who follows all of them reads them.
 *
 * @param texts each remedy once
 */
record PrintedRemedies(Set<String> texts) {

  private static final Pattern SOURCE =
      Pattern.compile("(?:smtp_bind_address6 = |send from |leave from )([0-9a-f]*:[0-9a-f:]+)");
  private static final Pattern SPF =
      Pattern.compile("SPF record of (\\S+): (v=spf1.*?)(?=; and |\\. |$)");
  private static final Pattern PTR =
      Pattern.compile("(\\S+\\.ip6\\.arpa)\\. PTR (\\S+?)\\.?(?=;|\\. |$)");
  private static final Pattern GREETING =
      Pattern.compile("(?:myhostname = |smtp_helo_name = |[Gg]reet as )([0-9a-z.-]+)");

  static PrintedRemedies of(Report report) {
    Set<String> texts = new HashSet<>();
    report.parts().stream()
        .filter(Part.Findings.class::isInstance)
        .flatMap(part -> ((Part.Findings) part).reasons().stream())
        .map(Part.Reason::finding)
        .filter(Finding::isFailed)
        .map(Finding::remedy)
        .forEach(texts::add);
    return new PrintedRemedies(texts);
  }

  /** One source, one greeting, one SPF record for each domain, one name for each address. */
  void doNotContradictEachOther() {
    assertThat(all(SOURCE).map(found -> found.group(1)).distinct().toList())
        .as("sources in %s", texts)
        .hasSizeLessThanOrEqualTo(1);
    assertThat(all(GREETING).map(found -> found.group(1)).distinct().toList())
        .as("greetings in %s", texts)
        .hasSizeLessThanOrEqualTo(1);
    for (Pattern pattern : List.of(SPF, PTR)) {
      Map<String, Set<String>> by = new HashMap<>();
      all(pattern)
          .forEach(f -> by.computeIfAbsent(f.group(1), k -> new HashSet<>()).add(f.group(2)));
      assertThat(by).allSatisfy((of, told) -> assertThat(told).as(of).hasSize(1));
    }
  }

  /** Nothing is to be published for an address that mail is not to leave from any more. */
  void publishNothingOfWhatIsLeft(Cure cure) {
    List<Ip6Address> then = cure.plan().host().outside().stream().map(Sending::address).toList();
    cure.start().host().outside().stream()
        .map(Sending::address)
        .filter(address -> !then.contains(address) && !then.isEmpty())
        .forEach(
            address ->
                assertThat(texts)
                    .allSatisfy(
                        text ->
                            assertThat(text)
                                .doesNotContain("ip6:" + address + " ")
                                .doesNotEndWith("ip6:" + address)
                                .doesNotContain("AAAA " + address)
                                .doesNotContain(address.reverseName() + ". PTR")
                                .doesNotContain("reverse DNS for " + address)));
  }

  /** Whoever publishes a record that is printed has one that lets the address in question send. */
  void namesRecordsThatEvaluate(Dns dns, Set<Ip6Address> sources) {
    all(SPF)
        .forEach(
            found -> {
              assertThat(SpfRecord.parse(found.group(2)).errors()).as(found.group()).isEmpty();
              String name = found.group(1);
              String strings = found.group(2).replaceAll(".{1,255}", "\"$0\" ");
              Dns planned = OverlayDns.of(name + ". TXT " + strings + "\n", dns);
              assertThat(sources.stream().map(address -> result(name, address, planned)).toList())
                  .as(found.group())
                  .matches(results -> sources.isEmpty() || results.contains(SpfResult.PASS));
            });
  }

  private static SpfResult result(String name, Ip6Address address, Dns dns) {
    return new Spf(dns, "receiver.invalid", Clock.systemUTC())
        .mailFrom(address, HeloName.of(name), ReversePath.of("postmaster@" + name))
        .result();
  }

  private Stream<MatchResult> all(Pattern pattern) {
    return texts.stream().flatMap(text -> pattern.matcher(text).results());
  }
}
