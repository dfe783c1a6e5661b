package smtpprobe.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.dns.memory.CountedDns;
import fakereceiver.dns.memory.DnsCounts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldDnsTest {

  private static final Ip6Address SOURCE = Ip6Address.of("2001:db8::25");
  private static final DomainName MAIL = DomainName.of("mail.example.org");
  private static final Question<DomainName> PTR =
      new Question<>(SOURCE.reverseName(), RecordType.PTR);
  private static final Question<Ip6Address> AAAA = new Question<>(MAIL, RecordType.AAAA);

  private static WorldDns over(Dns dns) {
    return over(dns, List.of());
  }

  private static WorldDns over(Dns dns, List<InetSocketAddress> resolvers) {
    return new WorldDns(
        dns,
        answers ->
            new Network(answers, resolvers, Places.AS_THEY_ARE, List.of(), Duration.ofSeconds(5)));
  }

  /** Of a world that has begun, with what is to be known of it. */
  private static WorldDns of(LabWorld world, Question<?>... learnt) {
    world.start();
    WorldDns dns = new WorldDns(world.network().dns(), answers -> world.network());
    dns.learn(List.of(learnt));
    return dns;
  }

  @Test
  void answersWhatTheNameServersSayWhereTheResolverHasLocalData() {
    try (LabWorld world =
        new LabWorld()
            .without("resolver", LabWorld.PTR)
            .with("hoster1", "mail.example.org. AAAA 2001:db8::25")
            .with("hoster2", "mail.example.org. AAAA 2001:db8::25")) {
      WorldDns dns = of(world, PTR);

      assertThat(dns.ptr(SOURCE).records()).containsExactly(MAIL);
      assertThat(dns.differences())
          .singleElement()
          .satisfies(
              d -> {
                assertThat(d.resolver().isAbsent()).isTrue();
                assertThat(d.world().records()).isEqualTo(List.of(MAIL));
              });
    }
  }

  @Test
  void answersWhatTheNameServersSayWhereTheResolverFails() {
    LabWorld world =
        new LabWorld()
            .with("resolver", SOURCE.reverseName() + ". PTR !servfail")
            .without("resolver", LabWorld.PTR);
    try (world) {
      WorldDns dns = of(world, PTR);

      assertThat(dns.ptr(SOURCE).records()).containsExactly(MAIL);
      assertThat(dns.differences()).anyMatch(d -> d.resolver().isUnavailable());
    }
  }

  /** Receivers whose resolver checks DNSSEC get no answer either. */
  @Test
  void believesTheResolverWhereDnssecIsBroken() {
    String address = "mail.example.org. AAAA 2001:db8::25";
    LabWorld world =
        new LabWorld()
            .with("resolver", "2001:db8::25 PTR !bogus\nmail.example.org. AAAA !bogus")
            .with("hoster1", address)
            .with("hoster2", address);
    try (world) {
      WorldDns dns = of(world, PTR, AAAA);

      assertThat(dns.ask(PTR, Duration.ofSeconds(5)).isUnavailable()).isTrue();
      assertThat(dns.ask(AAAA, Duration.ofSeconds(5)).isUnavailable()).isTrue();
      assertThat(dns.differences()).isEmpty();
      assertThat(dns.bogus()).containsOnlyKeys(PTR, AAAA);
    }
  }

  @Test
  void answersWhatTheNameServersSayWhereTheOwnNameIsLocalData() {
    LabWorld world =
        new LabWorld()
            .without("resolver", "mail.example.org. AAAA 2001:db8::25")
            .with("resolver", "mail.example.org. AAAA fd00::25")
            .with("hoster1", "mail.example.org. AAAA 2001:db8::25")
            .with("hoster2", "mail.example.org. AAAA 2001:db8::25");
    try (world) {
      WorldDns dns = of(world, AAAA);

      assertThat(dns.aaaa(MAIL).records()).containsExactly(SOURCE);
      assertThat(dns.differences())
          .singleElement()
          .satisfies(
              d ->
                  assertThat(d.resolver().records()).isEqualTo(List.of(Ip6Address.of("fd00::25"))));
    }
  }

  @Test
  void seesNoDifferenceWhereOneOfTwoResolversFails() {
    LabWorld world = new LabWorld();
    Zones failing = Zones.of("*.arpa ANY !servfail\n*.org ANY !servfail");
    try (world;
        LabDns broken = LabDns.start(failing)) {
      world.start();
      try (LiveDns two = LiveDns.of(List.of(broken.address(), world.resolver()))) {
        WorldDns dns =
            new WorldDns(
                two,
                answers ->
                    new Network(
                        answers,
                        two.addresses(),
                        world.network().places(),
                        List.of(world.root()),
                        Duration.ofSeconds(5)));
        dns.learn(List.of(PTR));

        assertThat(dns.isWalked()).isTrue();
        assertThat(dns.ptr(SOURCE).records()).containsExactly(MAIL);
        assertThat(dns.differences()).noneMatch(d -> d.world().records().contains(MAIL));
        assertThat(dns.failing())
            .singleElement()
            .satisfies(
                one -> {
                  assertThat(one.place()).isEqualTo(broken.address());
                  assertThat(one.said().said()).contains("SERVFAIL");
                });
      }
    }
  }

  /** An unbound with a local zone says no to whatever it does not hold there. */
  @Test
  void believesTheResolverInNothingBelowANameThatItHasOfItsOwn() {
    String key = "mail._domainkey.example.org. TXT \"v=DKIM1; p=x\"";
    LabWorld world =
        new LabWorld()
            .with("resolver", "example.org. TXT \"local\"")
            .with("hoster1", key)
            .with("hoster2", key);
    try (world) {
      world.start();
      WorldDns dns = new WorldDns(world.network().dns(), answers -> world.network());
      DomainName domain = DomainName.of("example.org");
      DomainName selector = DomainName.of("mail._domainkey.example.org");

      assertThat(dns.txt(selector).isAbsent()).isTrue();
      dns.learn(List.of(new Question<>(domain, RecordType.TXT)));
      assertThat(dns.txt(selector).records()).containsExactly("v=DKIM1; p=x");
      assertThat(dns.differences()).hasSize(1);
    }
  }

  @Test
  void tellsWhatDns64MakesUpAsThatAndNotAsADifference() {
    String four = "mail.example.org. A 192.0.2.25";
    LabWorld world =
        new LabWorld()
            .without("resolver", "mail.example.org. AAAA 2001:db8::25")
            .with("resolver", four + "\nmail.example.org. AAAA 64:ff9b::c000:219")
            .with("hoster1", four)
            .with("hoster2", four);
    try (world) {
      WorldDns dns = of(world, AAAA);

      assertThat(dns.aaaa(MAIL).records()).isEmpty();
      assertThat(dns.madeUp()).hasSize(1);
      assertThat(dns.differences()).isEmpty();
    }
  }

  @Test
  void asksTheNextResolverAboutDnssecWhereOneFails() {
    Zones failing = Zones.of("*.arpa ANY !servfail\n*.org ANY !servfail");
    try (LabWorld world = new LabWorld();
        LabDns broken = LabDns.start(failing)) {
      world.start();
      List<InetSocketAddress> two = List.of(broken.address(), world.resolver());
      try (Network network =
          new Network(LiveDns.of(two), two, Places.AS_THEY_ARE, List.of(), Duration.ofSeconds(5))) {
        assertThat(Validation.of(MAIL, "AAAA", network).state())
            .isEqualTo(Validation.State.INSECURE);
      }
    }
  }

  /** It fails on purpose, which the other one would never tell. */
  @Test
  void believesAResolverThatChecksDnssecBeforeOneThatDoesNot() {
    try (LabDns checking = LabDns.start(Zones.of("mail.example.org AAAA !bogus"));
        LabDns other = LabDns.start(Zones.of("mail.example.org AAAA 2001:db8::25"))) {
      List<InetSocketAddress> two = List.of(checking.address(), other.address());
      try (Network network =
          new Network(LiveDns.of(two), two, Places.AS_THEY_ARE, List.of(), Duration.ofSeconds(5))) {
        assertThat(Validation.of(MAIL, "AAAA", network).state()).isEqualTo(Validation.State.BOGUS);
      }
    }
  }

  @Test
  void leavesOutWhatADns64ResolverMakesUp() {
    WorldDns dns =
        over(
            ZoneDns.of(
                """
                mail.example.org A 192.0.2.25
                mail.example.org AAAA 64:ff9b::c000:219
                """));

    assertThat(dns.aaaa(MAIL).records()).isEmpty();
    assertThat(dns.aaaa(MAIL).answered()).contains("made up by the resolver (DNS64)");
    assertThat(dns.madeUp()).hasSize(1);
  }

  @Test
  void findsThePrefixOfTheNetworkByItsWellKnownName() {
    WorldDns dns =
        over(
            ZoneDns.of(
                """
                ipv4only.arpa AAAA 2001:db8:64::c000:aa
                mail.example.org A 192.0.2.25
                mail.example.org AAAA 2001:db8:64::c000:219
                mail.example.org AAAA 2001:db8::25
                """));
    dns.learn(List.of());

    assertThat(dns.aaaa(MAIL).records()).containsExactly(SOURCE);
  }

  @Test
  void believesNeitherOfTwoResolversThatContradictEachOther() {
    try (LabDns without = LabDns.start(Zones.of("mail.example.org AAAA 2001:db8::25"));
        LabDns with = LabDns.start(Zones.of("2001:db8::25 PTR mail.example.org"));
        LiveDns two = LiveDns.of(List.of(without.address(), with.address()))) {
      WorldDns dns = over(two, two.addresses());
      dns.learn(List.of(PTR, AAAA));

      assertThat(dns.ptr(SOURCE).isUnavailable()).isTrue();
      assertThat(dns.ptr(SOURCE).said()).contains("contradict", "no such name", "mail.example.org");
      assertThat(dns.aaaa(MAIL).isFound()).as("one may make addresses up").isTrue();
    }
  }

  @Test
  void asksASilentResolverOnce() {
    DnsCounts counts = new DnsCounts();

    over(new CountedDns(ZoneDns.of("*.arpa ANY !timeout"), counts)).learn(List.of(PTR));

    assertThat(counts.questions()).as("for the prefix, and that").isEqualTo(2);
  }

  /** The table of RFC 6052 section 2.4, each address as its prefix makes it of 192.0.2.33. */
  @ParameterizedTest
  @CsvSource({
    "2001:db8:c000:aa::,        2001:db8:c000:221::",
    "2001:db8:1c0:0:aa::,       2001:db8:1c0:2:21::",
    "2001:db8:122:c000:0:aa00::, 2001:db8:122:c000:2:2100::",
    "2001:db8:122:3c0:0:aa::,   2001:db8:122:3c0:0:221::",
    "2001:db8:122:344:c0:0:aa00::, 2001:db8:122:344:c0:2:2100::",
    "2001:db8:122:344::192.0.0.170, 2001:db8:122:344::192.0.2.33",
  })
  void findsAPrefixOfEachLength(String probe, String madeUp) {
    WorldDns dns =
        over(
            ZoneDns.of(
                """
                ipv4only.arpa AAAA %s
                mail.example.org A 192.0.2.33
                mail.example.org AAAA %s
                mail.example.org AAAA 2001:db8::25
                """
                    .formatted(probe, madeUp)));
    dns.learn(List.of());

    assertThat(dns.aaaa(MAIL).records()).containsExactly(SOURCE);
    assertThat(dns.madeUp()).hasSize(1);
  }

  @Test
  void keepsATranslatedAddressThatIsNotThatOfTheARecord() {
    WorldDns dns =
        over(
            ZoneDns.of(
                """
                mail.example.org A 192.0.2.26
                mail.example.org AAAA 64:ff9b::c000:219
                """));

    assertThat(dns.aaaa(MAIL).records()).hasSize(1);
    assertThat(dns.madeUp()).isEmpty();
  }
}
