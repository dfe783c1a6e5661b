package fakereceiver.auth.authres;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.Resources;
import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dmarc.Authors;
import fakereceiver.auth.dmarc.Dmarc;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole mails with the results that another receiver wrote on them, judged again. */
class MilterExamplesTest {

  private static final String DIR = "/authres/authentication_milter/";

  @Test
  void findsWhatTheOtherReceiverFound() throws IOException, URISyntaxException {
    ZoneDns dns = zone();
    Map<String, String> differences = new TreeMap<>();
    Map<String, Integer> compared = new TreeMap<>();
    for (Path file : files()) {
      Message mail =
          Message.of(
              Resources.withCrLf(Files.readString(file, StandardCharsets.ISO_8859_1))
                  .getBytes(StandardCharsets.ISO_8859_1));
      Optional<AuthenticationResults> stated =
          mail.fields("Authentication-Results").stream()
              .map(AuthenticationResults::parse)
              .flatMap(Optional::stream)
              .filter(field -> field.authservId().equals("test.module"))
              .findFirst();
      if (stated.isPresent()) {
        compare(file.getFileName().toString(), stated.get(), mail, dns, differences, compared);
      }
    }

    System.out.println("authentication_milter suite: compared " + compared);
    assertThat(compared).containsOnlyKeys("dkim", "dmarc", "iprev", "spf");
    assertThat(differences.remove("dmarc_reject_wl.eml dkim"))
        .as("its signature is rsa-sha1, which no longer counts (RFC 8301 section 3.1)")
        .isEqualTo("stated pass, found permerror");
    assertThat(differences.keySet()).allMatch(what -> what.endsWith(" iprev"));
    assertThat(differences.values())
        .as("a client without any PTR record is permerror (RFC 8601 section 2.7.3)")
        .hasSize(10)
        .containsOnly("stated fail, found permerror");
  }

  private static void compare(
      String file,
      AuthenticationResults stated,
      Message mail,
      ZoneDns dns,
      Map<String, String> differences,
      Map<String, Integer> compared) {
    Optional<MethodResult> spfStated = one(stated, "spf");
    Optional<IpAddress> client =
        one(stated, "iprev")
            .map(r -> r.properties().getOrDefault("smtp.remote-ip", ""))
            .flatMap(IpAddress::parse);
    DkimReport dkim = new Dkim(dns, Clock.systemUTC()).verify(mail);
    Map<String, String> found = new TreeMap<>();
    found.put("dkim", dkim.result().word());
    client.ifPresent(
        c -> found.put("iprev", ReverseDns.of(c, dns).iprev().name().toLowerCase(Locale.ROOT)));
    if (client.isPresent() && spfStated.isPresent()) {
      Map<String, String> names = spfStated.get().properties();
      SpfReport spf =
          new Spf(dns, "test.module", Clock.systemUTC())
              .mailFrom(
                  client.get(),
                  HeloName.of(names.getOrDefault("smtp.helo", "")),
                  ReversePath.of(names.getOrDefault("smtp.mailfrom", "")));
      found.put("spf", spf.result().word());
      Authors.of(mail)
          .domain()
          .map(
              from ->
                  new Dmarc(dns, DmarcMethod.TREE_WALK)
                      .evaluate(
                          from,
                          dkim.passedDomains(),
                          spf.result() == SpfResult.PASS ? spf.domain() : Optional.empty()))
          .map(DmarcReport::result)
          .ifPresent(result -> found.put("dmarc", result.word()));
    }
    found.forEach(
        (method, result) ->
            one(stated, method)
                .ifPresent(
                    s -> {
                      compared.merge(method, 1, Integer::sum);
                      if (!s.result().equals(result)) {
                        differences.put(
                            file + " " + method, "stated " + s.result() + ", found " + result);
                      }
                    }));
  }

  private static Optional<MethodResult> one(AuthenticationResults field, String method) {
    List<MethodResult> all =
        field.results().stream().filter(r -> r.method().equals(method)).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    URL dir = MilterExamplesTest.class.getResource(DIR + "example");
    if (dir == null) {
      throw new IllegalStateException("there is no " + DIR + "example");
    }
    try (Stream<Path> files = Files.list(Path.of(dir.toURI()))) {
      return files.sorted().toList();
    }
  }

  /** Without the lines that are no records, and without delegations to zones that are not here. */
  private static ZoneDns zone() {
    return ZoneDns.of(
        Resources.latin1(DIR + "zonefile")
            .lines()
            .filter(
                line -> !line.startsWith(";") && !line.endsWith(" TXT") && !line.contains("\tNS\t"))
            .collect(Collectors.joining("\n")));
  }
}
