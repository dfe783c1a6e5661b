package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import fakereceiver.FakeReceiver;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.Golden;
import smtpprobe.dialogue.SelfSigned;
import smtpprobe.reverse.LabWorld;

/** Reverse DNS, the domain and the path, over name servers and receivers on this machine. */
class CheckOutsideTest {

  private static final String DOMAIN =
      """
      example.org. MX 10 mail.example.org.
      mail.example.org. A 192.0.2.25
      example.org. TXT "v=spf1 mx -all"
      _dmarc.example.org. TXT "v=DMARC1; p=none"
      example.net. MX 10 mx.example.net.
      mx.example.net. AAAA 2001:db8::1:25
      mx.example.net. A 192.0.2.125
      """;

  private static final String IP6 = "2001:db8:1:2::25";

  static LabWorld world(String reverse) {
    LabWorld world = new LabWorld().with("resolver", DOMAIN);
    world.with("resolver", "mail.example.org. AAAA " + IP6 + "\n" + reverse);
    for (String hoster : List.of("hoster1", "hoster2")) {
      world.with(hoster, reverse).with(hoster, DOMAIN.substring(0, DOMAIN.indexOf("example.net.")));
      world.with(hoster, "mail.example.org. AAAA 2001:db8::25\nmail.example.org. AAAA " + IP6);
    }
    return world;
  }

  static Run check(LabWorld world, FakeReceiver receiver, String... more) {
    Endpoint there = Endpoint.of(receiver.address());
    return Run.of(
        "check --domain example.org --persona permissive"
            + " --from-snapshot src/test/resources/hosts/debian-static"
            + (" --dns-server " + Endpoint.of(world.resolver()))
            + (" --root-server " + world.root().text() + " --stand-in " + world.standIns())
            + (",2001:db8::1:25=" + there + ",192.0.2.125=" + there),
        more);
  }

  private static String steady(Run run) {
    return (run.out() + "\nexit code " + run.code() + "\n")
        .replaceAll("after \\d+ ms", "after N ms");
  }

  static FakeReceiver receiver() throws Exception {
    return FakeReceiver.builder(PersonaOptions.one("permissive"))
        .zone("a.test. A 192.0.2.1")
        .tls(SelfSigned.named("mx.example.net").context())
        .start();
  }

  @Test
  void isReportedAsItIs() throws Exception {
    try (LabWorld world = world(IP6 + " PTR mail.example.org.").start();
        FakeReceiver receiver = receiver()) {
      Run run = check(world, receiver, "--to", "bob@example.net");

      Golden.check("check-outside.txt", steady(run));
    }
  }

  @Test
  void isReportedWithItsFaults() throws Exception {
    try (LabWorld world =
            world("")
                .with("hoster2", "*.ip6.arpa. ANY !refused")
                .with("resolver", "example.org. MX 20 gone.example.org.")
                .with("hoster1", "example.org. MX 20 gone.example.org.")
                .with("hoster2", "example.org. MX 20 gone.example.org.")
                .start();
        FakeReceiver receiver = receiver()) {
      Run run = check(world, receiver, "--about", "reverse,domain");

      Golden.check("check-outside-faults.txt", steady(run));
    }
  }

  /** Receivers refuse for what is missing, whatever the resolver makes up. */
  @Test
  void putsWhatReceiversMindBeforeTheResolver() throws Exception {
    String four = "mail.example.org. A 192.0.2.25";
    LabWorld world = world(IP6 + " PTR mail.example.org.");
    for (String server : List.of("resolver", "hoster1", "hoster2")) {
      world.without(server, "mail.example.org. AAAA 2001:db8::25\n");
      world.without(server, "mail.example.org. AAAA " + IP6 + "\n").with(server, four);
    }
    world.with("resolver", "mail.example.org. AAAA 64:ff9b::c000:219");
    try (world;
        FakeReceiver receiver = receiver()) {
      Run run =
          check(
              world.start(), receiver, "--about", "reverse", "--persona", "postfix-ptr-only,gmail");

      assertThat(run.out())
          .containsSubsequence(
              "fcrdns-mismatch:", "resolver-synthesizes:", "Cause: fcrdns-mismatch")
          .doesNotContain("resolver-differs");
    }
  }

  /** Name servers that answer, and resolvers that check DNSSEC and do not: mail is refused. */
  @ParameterizedTest
  @ValueSource(strings = {IP6 + " PTR !bogus", "*.example.org. ANY !bogus"})
  void judgesByTheResolverWhereDnssecIsBroken(String bogus) throws Exception {
    try (LabWorld world = world(IP6 + " PTR mail.example.org.").with("resolver", bogus);
        FakeReceiver receiver = receiver()) {
      Run run = check(world.start(), receiver, "--persona", "gmail");

      assertThat(run.out())
          .containsPattern("Cause: (reverse|domain)-zone-bogus: DNSSEC")
          .contains("fails 1 of 2", "1 of 2 receivers would take mail")
          .doesNotContain("resolver-differs");
      assertThat(run.code()).isEqualTo(1);
    }
  }

  /** Where no server knows the reverse zone, no resolver has an answer. */
  @Test
  void namesTheServersThatKeepTheAnswerBack() throws Exception {
    LabWorld world = world("");
    for (String server : List.of("hoster1", "hoster2")) {
      world.with(server, "*.ip6.arpa. ANY !refused");
    }
    try (LabWorld started = world.with("resolver", "*.ip6.arpa. ANY !servfail").start();
        FakeReceiver receiver = receiver()) {
      Run run = check(started, receiver, "--persona", "postfix-ptr-only");

      assertThat(run.out())
          .containsSubsequence(
              "reverse-zone-lame:",
              "ptr-missing: DNS could not say",
              "To mend first: reverse-zone-lame");
    }
  }

  @Test
  void isReportedInJson() throws Exception {
    try (LabWorld world = world(IP6 + " PTR mail.example.org.").start();
        FakeReceiver receiver = receiver()) {
      JsonObject json =
          check(world, receiver, "--to", "bob@example.net", "--format", "json", "--all").json();

      assertThat(json.getAsJsonArray("seen"))
          .extracting(seen -> seen.getAsJsonObject().get("section").getAsString())
          .containsExactly(
              "reverse DNS, from the root down", "the domain", "the path to the receivers");
      assertThat(json.getAsJsonArray("findings"))
          .extracting(f -> f.getAsJsonObject().get("rule").getAsString())
          .contains("reverse-zone-lame", "mx-is-alias", "path-mtu-black-hole");
    }
  }

  @Test
  void isWatchedUntilItIsWell() throws Exception {
    try (LabWorld world = world(IP6 + " PTR mail.example.org.").start();
        FakeReceiver receiver = receiver()) {
      Run run = check(world, receiver, "--about", "reverse", "--watch");

      assertThat(run.err()).contains("watching: reverse DNS is as it should be");
    }
  }

  @Test
  void isWatchedUntilTheTimeIsUp() throws Exception {
    try (LabWorld world = world("").start();
        FakeReceiver receiver = receiver()) {
      Run run = check(world, receiver, "--about", "reverse", "--watch", "--watch-for", "0");

      assertThat(run.err()).contains("watching: the time is up, and there is still reverse-");
    }
  }

  @Test
  void isLeftOutOffline() throws Exception {
    Run run =
        HostsTest.check(
            "debian-static",
            "--about",
            "reverse,domain,path",
            "--offline",
            "--all",
            "--to",
            "bob@example.org");

    assertThat(run.out())
        .contains("with --offline, name servers are not asked themselves", "nobody is visited");
  }

  @Test
  void refusesWhatItCannotLookAtAndPlacesThatAreNone() throws Exception {
    assertThat(HostsTest.check("debian-static", "--about", "moon").err())
        .contains("--about \"moon\", expected host, mail, exposure, reverse, domain or path");
    assertThat(HostsTest.check("debian-static", "--stand-in", "2001:db8::53").err())
        .contains("--stand-in \"2001:db8::53\", expected ADDR=[ADDR]:PORT");
  }
}
