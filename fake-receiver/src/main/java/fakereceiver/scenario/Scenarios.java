package fakereceiver.scenario;

import fakereceiver.yaml.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenarios that come with the program. Immutable. */
public final class Scenarios {

  private static final List<String> NAMES =
      List.of(
          "all-good",
          "no-reverse-name",
          "reverse-name-without-ptr",
          "reverse-dns-broken",
          "reverse-dns-silent",
          "ptr-name-gone",
          "stale-aaaa-record",
          "ptr-name-ipv4-only",
          "ptr-name-lookup-broken",
          "half-broken-name-server",
          "confirmed-name-last",
          "confirmed-name-first",
          "two-confirmed-names",
          "two-names-neither-confirmed",
          "reverse-zone-by-alias",
          "dangling-reverse-alias",
          "reverse-alias-loop",
          "generated-ptr-name",
          "ptr-name-with-underscore",
          "ptr-name-is-root",
          "ptr-name-is-localhost",
          "forgotten-final-dot",
          "ptr-name-with-space",
          "names-in-mixed-case",
          "temporary-source-address",
          "unique-local-client",
          "link-local-client",
          "ipv4-client",
          "ipv4-client-without-ptr",
          "listed-address",
          "list-answers-with-an-error",
          "list-is-silent",
          "helo-name-unknown",
          "helo-name-lookup-broken",
          "helo-name-lookup-half-broken",
          "helo-name-of-another-host",
          "helo-name-ipv4-only",
          "helo-second-name",
          "helo-localhost",
          "helo-single-label",
          "helo-right-literal",
          "helo-literal-without-ptr",
          "helo-literal-of-another-address",
          "helo-literal-without-tag",
          "helo-bare-address",
          "helo-bare-ipv4-address",
          "helo-name-of-the-receiver",
          "helo-domain-of-the-recipient",
          "helo-final-dot",
          "helo-empty",
          "helo-illegal-character",
          "sender-domain-unknown",
          "sender-domain-broken",
          "sender-domain-silent",
          "sender-domain-takes-no-mail",
          "sender-mx-ipv4-only",
          "sender-mx-ipv6-only",
          "sender-without-mx",
          "sender-domain-without-mail-records",
          "sender-mx-gone",
          "sender-mx-is-loopback",
          "null-reverse-path",
          "sender-at-an-address-literal",
          "sender-without-domain",
          "spf-without-ipv6",
          "spf-mx-without-ipv6",
          "spf-other-prefix",
          "spf-softfail-signed",
          "spf-two-records",
          "spf-address-with-brackets",
          "spf-prefix-too-long",
          "spf-twelve-includes",
          "spf-nine-includes",
          "spf-hosts-without-ipv6",
          "spf-include-broken",
          "spf-no-record",
          "spf-by-mx",
          "spf-by-ptr",
          "spf-by-exists-macro",
          "spf-by-host-with-prefix",
          "spf-plus-all-and-wide-range",
          "notification-without-helo-record",
          "spf-helo-of-another-host",
          "dkim-key-replaced",
          "dkim-key-broken",
          "dkim-of-the-service",
          "dmarc-reject-unaligned",
          "dmarc-quarantine-unaligned",
          "dmarc-none-unaligned",
          "header-from-domain-unknown",
          "message-without-date",
          "message-with-two-authors");

  private final Map<String, Scenario> byName = new LinkedHashMap<>();

  /** Reads them all. */
  public Scenarios() {
    for (String name : NAMES) {
      byName.put(name, ScenarioFile.read(name + ".yaml", resource(name)));
    }
  }

  /** Their names, ordered by what goes wrong: nothing, reverse DNS, HELO name, sender, message. */
  public List<String> names() {
    return NAMES;
  }

  /** All of them, in the order of {@link #names}. */
  public List<Scenario> all() {
    return List.copyOf(byName.values());
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public Scenario named(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no scenario \"" + name + "\"" + Nearest.hint(name, NAMES)));
  }

  private static String resource(String name) {
    try (InputStream in = Scenarios.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its scenario " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
