package fakereceiver.differential;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes random SPF cases, each a function of its seed; most are odd in one or two ways. */
final class SpfCases extends RandomCase {

  private static final List<String> MACROS =
      List.of(
          "%{d}",
          "%{o}", "%{l}", "%{s}", "%{i}", "%{ir}", "%{v}", "%{h}", "%{p}", "%{d2}", "%{d1r}",
          "%{dr}", "%{d3}", "%{l-}", "%{lr-}", "%{l1r-}", "%{h1}", "%{p2}", "%{D}", "%{S}", "%{L}",
          "%{I}", "%{s+}", "%{o9}", "%{ir.}", "%{i5r}");
  private static final List<String> ODD_MACROS =
      List.of(
          "%{q}",
          "%{c}", "%{r}", "%{t}", "%{d0}", "%{dR}", "%{d", "%", "%(d)", "%%", "%_", "%-", "%{d1,}",
          "%{d/}", "%{}", "%{1}", "%{d129}", "%{dz}", "%{X}", "%{C}", "%{l=}", "%{d|}");
  private static final List<String> ODD_TERMS =
      List.of(
          "foo",
          "foo:bar",
          "-foo=bar",
          "all:x",
          "all/24",
          "ip4",
          "ip6:",
          "ip4:1.2.3",
          "a:",
          "mx:",
          "include",
          "include:",
          "exists",
          "exists:",
          "ptr:",
          "ptr/24",
          "ip4:192.0.2.1/33",
          "ip4:192.0.2.1/0",
          "ip6:2001:db8::/0",
          "ip6:2001:db8::/129",
          "ip6:2001:db8::/032",
          "ip4:192.0.2.25//24",
          "A",
          "MX",
          "IP6:2001:DB8::/32",
          "x=1",
          "x=1 x=2",
          "default=deny",
          "op=auth",
          "op=%{q}",
          "default=%{q}",
          "x.y=%{d}",
          "X-1=%{c}",
          "x=%{d",
          "x=%",
          "x=%{q}",
          "exp=",
          "exp=e.example.org",
          "exp=%{q}.example.org",
          "exp=none.example.org",
          "exp=e.example.org exp=e.example.org",
          "Redirect=r.example.org",
          "redirect=",
          "redirect",
          "redirect:r.example.org",
          "redirect=r.example.org redirect=r.example.org",
          ",",
          "a,",
          "a:h1.example.org,",
          "+",
          "-",
          "--all",
          "?all.",
          "a:h1",
          "a:h1.123",
          "a:192.0.2.25",
          "a:h1.example.org.",
          "mx/0",
          "a/0",
          "a//0",
          "a/24//0",
          "a//64",
          "a/24",
          "a/24//64",
          "a/33",
          "a//129",
          "a/024",
          "a/",
          "a//",
          "mx//64",
          "include:i1.example.org/24",
          "exists:h1.example.org/24",
          "ip6=2001:db8::",
          "a=h1.example.org",
          "ptr=example.org",
          "ipv6:2001:db8::25",
          "a:-h1.example.org",
          "a:h_1.example.org",
          "a:h1..example.org",
          "include:.example.org",
          "exists:%{l}@x.example.org",
          "exists:a+b.example.org",
          "a:" + "l".repeat(64) + ".example.org",
          "exists:%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}.%{d}"
              + ".%{d}.%{d}.%{d}.%{d}.%{d}",
          "unknown",
          "ip6:::1",
          "ip6:2001:db8::25",
          "ip6:2001:db8:0:0:0:0:0:25/128");

  private final Set<String> records = new LinkedHashSet<>();

  private SpfCases(long seed) {
    super(seed);
  }

  static SpfCase of(long seed) {
    return new SpfCases(seed).make(seed);
  }

  static List<SpfCase> of(long first, int count) {
    List<SpfCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(of(first + i));
    }
    return cases;
  }

  private SpfCase make(long seed) {
    IpAddress client = IpAddress.of(chance(4) ? "192.0.2.25" : "2001:db8::25");
    String sender = pick(List.of("alice", "a-b.c", "x+y", "A_b=c")) + "@d.example.org";
    records.add("d.example.org TXT v=spf1" + terms(chance(4) ? 12 : 5) + end());
    for (int i = 1; i <= 4; i++) {
      record("i" + i + ".example.org", i);
    }
    record("r.example.org", 4);
    records.add("e.example.org TXT " + pick(List.of("no %{i} here", "100% no", "%{q}", "ok")));
    hosts(client);
    pointers(client);
    List<String> lines = new ArrayList<>();
    lines.add("case " + seed + " " + client + " mail.example.org " + sender);
    lines.addAll(records);
    return new SpfCase(lines);
  }

  private void record(String name, int depth) {
    switch (random.nextInt(12)) {
      case 0 -> records.add(name + " TXT no record");
      case 1 -> {
        records.add(name + " TXT v=spf1 -all");
        records.add(name + " TXT v=spf1 +all");
      }
      case 2 -> records.add(name + (chance(2) ? " TIMEOUT TXT" : " SERVFAIL TXT"));
      case 3 -> {}
      default -> records.add(name + " TXT v=spf1" + terms(6 - depth) + end());
    }
  }

  private void hosts(IpAddress client) {
    for (int i = 1; i <= 6; i++) {
      String name = "h" + i + ".example.org ";
      switch (random.nextInt(8)) {
        case 0 -> {
          records.add(name + "A 192.0.2.25");
          records.add(name + "AAAA 2001:db8::25");
        }
        case 1 -> records.add(name + "TXT nothing");
        case 2 -> records.add(name + (chance(2) ? "TIMEOUT " : "SERVFAIL ") + type(client));
        case 3 -> records.add(name + "A 203.0.113." + i);
        case 4 -> {
          records.add(name + "A 192.0.2.2");
          records.add(name + "AAAA 2001:db8::1:" + i);
        }
        case 5 -> {}
        default -> {
          records.add(name + "A 203.0.113." + i);
          records.add(name + "AAAA 2001:db8:f::" + i);
        }
      }
    }
    records.add("c1.example.org CNAME h1.example.org");
    records.add("c2.example.org CNAME gone.example.org");
    records.add("c3.example.org CNAME c2.example.org");
    for (String name : List.of("d.example.org ", "m1.example.org ", "m2.example.org ")) {
      int count = chance(12) ? 11 : random.nextInt(3);
      for (int i = 1; i <= count; i++) {
        records.add(name + "MX " + 10 * i + " h" + (1 + random.nextInt(6)) + ".example.org");
      }
      if (chance(15)) {
        records.add(name + (chance(2) ? "TIMEOUT " : "SERVFAIL ") + "MX");
      }
    }
  }

  private void pointers(IpAddress client) {
    String reverse = client.reverseName().text() + " ";
    int count = chance(12) ? 12 : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      records.add(
          reverse
              + "PTR "
              + pick(
                  List.of(
                      "p" + i + ".d.example.org",
                      "h" + (1 + random.nextInt(6)) + ".example.org",
                      "d.example.org",
                      "gone" + i + ".example.org",
                      "p.example.net")));
    }
    if (chance(8)) {
      records.add(reverse + (chance(2) ? "TIMEOUT " : "SERVFAIL ") + "PTR");
    }
    if (chance(2)) {
      records.add("p0.d.example.org " + type(client) + " " + client);
      records.add("d.example.org " + type(client) + " " + client);
      records.add("p.example.net " + type(client) + " " + client);
    }
  }

  private static String type(IpAddress client) {
    return client.forwardType().toString();
  }

  private String terms(int most) {
    StringBuilder terms = new StringBuilder();
    int count = random.nextInt(Math.max(2, most + 1));
    for (int i = 0; i < count; i++) {
      terms.append(chance(30) ? "  " : " ").append(chance(14) ? pick(ODD_TERMS) : term());
    }
    return terms.toString();
  }

  private String term() {
    String qualifier = pick(List.of("", "", "", "+", "-", "~", "?"));
    return qualifier
        + switch (random.nextInt(12)) {
          case 0, 1 ->
              "include:" + pick(List.of("i1", "i2", "i3", "i4", "i1", "d")) + ".example.org";
          case 2, 3 -> "a" + target() + prefix();
          case 4 -> "mx" + target() + prefix();
          case 5, 6 -> "ptr" + (chance(2) ? "" : target());
          case 7 -> "exists:" + name();
          case 8 -> "ip4:192.0.2." + (chance(3) ? "25" : "0/28");
          case 9 -> chance(5) ? "ip6:2001:db8::/32" : "ip6:2001:db8:7::/48";
          case 10 ->
              pick(
                  List.of(
                      "all",
                      "a:gone.example.org",
                      "a:c1.example.org",
                      "a:c2.example.org",
                      "exists:c3.example.org",
                      "include:c1.example.org"));
          default -> "a:v" + random.nextInt(9) + ".example.org";
        };
  }

  private String end() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> " redirect=" + pick(List.of("r.example.org", "i4.example.org", "d.example.org"));
      case 2 -> " ~all";
      case 3 -> " ?all exp=e.example.org";
      default -> " -all";
    };
  }

  private String prefix() {
    return chance(4) ? pick(List.of("/24", "//64", "/24//64", "/0", "//0", "/32//128")) : "";
  }

  private String target() {
    return chance(3) ? "" : ":" + name();
  }

  private String name() {
    return switch (random.nextInt(8)) {
      case 0 -> pick(chance(5) ? ODD_MACROS : MACROS) + ".example.org";
      case 1 -> pick(MACROS) + "." + pick(MACROS);
      case 2 -> pick(chance(8) ? ODD_MACROS : MACROS);
      case 3 -> pick(List.of("m1.example.org", "m2.example.org", "d.example.org", "example.net"));
      default -> "h" + (1 + random.nextInt(6)) + ".example.org";
    };
  }
}
