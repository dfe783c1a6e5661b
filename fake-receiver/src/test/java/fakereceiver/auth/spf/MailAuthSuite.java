package fakereceiver.auth.spf;

import fakereceiver.auth.Resources;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.RecordType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The suite of mail-auth, which is read line by line; see SOURCE.md beside it. */
final class MailAuthSuite {

  private static final List<String> FILES =
      List.of(
          "a",
          "all",
          "basic",
          "examples",
          "exists",
          "exp",
          "include",
          "ip",
          "macro",
          "mx",
          "ptr",
          "redirect");

  /** One case; the words of {@code expected} are the result, then the explanation. */
  record Case(
      String name, String ip, String sender, String helo, String expected, ScriptedDns dns) {

    /** The HELO name first, as the runner of that suite does. */
    SpfReport run() {
      Spf spf = new Spf(dns, "receiver.example", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
      SpfReport helo = spf.helo(IpAddress.of(ip), HeloName.of(this.helo));
      return helo.result() == SpfResult.PASS || helo.result() == SpfResult.NONE
          ? spf.mailFrom(IpAddress.of(ip), HeloName.of(this.helo), ReversePath.of(sender))
          : helo;
    }

    String result() {
      return expected.split(" ", 2)[0];
    }

    Optional<String> explanation() {
      String[] parts = expected.split(" ", 2);
      return parts.length < 2 ? Optional.empty() : Optional.of(parts[1]);
    }
  }

  private final List<Case> cases = new ArrayList<>();
  private final Map<String, String> records = new LinkedHashMap<>();
  private final Map<String, String> state = new LinkedHashMap<>();

  private MailAuthSuite() {}

  static List<Case> read() {
    MailAuthSuite suite = new MailAuthSuite();
    for (String file : FILES) {
      int before = suite.cases.size();
      suite.clear();
      for (String line : Resources.latin1("/spf/mail-auth/" + file + ".yml").lines().toList()) {
        suite.line(line.strip(), file, before);
      }
    }
    return List.copyOf(suite.cases);
  }

  private void clear() {
    records.clear();
    state.clear();
  }

  private void line(String line, String file, int before) {
    String bare = line.startsWith("- ") ? line.substring(2) : line;
    int colon = bare.indexOf(':');
    if (line.equals("---")) {
      clear();
    } else if (!line.startsWith("#") && colon > 0) {
      String key = bare.substring(0, colon);
      String value = bare.substring(colon + 1).strip();
      switch (key) {
        case "a", "aaaa", "mx", "ptr", "spf", "exp" -> {
          String[] parts = value.split(" ", 2);
          records.put(key + " " + parts[0], parts[1].strip());
        }
        case "ip", "sender", "domain" -> state.put(key, value);
        case "expect" -> cases.add(oneCase(file + "-" + (cases.size() - before + 1), value));
        default -> {} // name, records, tests
      }
    }
  }

  private Case oneCase(String name, String expected) {
    ScriptedDns dns = new ScriptedDns();
    dns.fail("_dns_error.org").fail("_dns_error.test.org");
    records.forEach((key, value) -> add(dns, key.split(" ", 2)[0], key.split(" ", 2)[1], value));
    return new Case(
        name,
        state.getOrDefault("ip", ""),
        state.getOrDefault("sender", ""),
        state.getOrDefault("domain", ""),
        expected,
        dns);
  }

  private static void add(ScriptedDns dns, String type, String owner, String value) {
    if (type.equals("ptr")) {
      for (String name : value.split(",", -1)) {
        dns.add(IpAddress.of(owner).reverseName(), RecordType.PTR, DomainName.of(name.strip()));
      }
      return;
    }
    Optional<DomainName> name = DomainName.parse(owner);
    if (name.isEmpty()) {
      return; // malformed on purpose: nobody can ask for it
    }
    switch (type) {
      case "spf", "exp" -> dns.add(name.get(), RecordType.TXT, value);
      case "mx" -> exchanges(dns, name.get(), value.split(",", -1));
      default -> addresses(dns, name.get(), value.split(",", -1));
    }
  }

  /** The suite names only the addresses of the exchanges; each gets a name here. */
  private static void exchanges(ScriptedDns dns, DomainName name, String[] addresses) {
    for (int i = 0; i < addresses.length; i++) {
      DomainName exchange = DomainName.of("exchange" + i + "." + name);
      dns.add(name, RecordType.MX, new Mx(10, exchange));
      addresses(dns, exchange, new String[] {addresses[i]});
    }
  }

  private static void addresses(ScriptedDns dns, DomainName name, String[] addresses) {
    for (String text : addresses) {
      IpAddress address = IpAddress.of(text.strip());
      if (address instanceof Ip4Address four) {
        dns.add(name, RecordType.A, four);
      } else {
        dns.add(name, RecordType.AAAA, (Ip6Address) address);
      }
    }
  }
}
