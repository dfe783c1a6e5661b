package fakereceiver.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes random DMARC cases, each a function of its seed: {@code case NAME FROM SPF DKIM}, where
 * {@code -} stands for no domain and a comma between several.
 */
final class DmarcCases extends RandomCase {

  private static final List<String> ORGANIZATIONS =
      List.of(
          "example.com",
          "example.org",
          "example.co.uk",
          "example.github.io",
          "www.ck",
          "example.gov.ck",
          "city.kawasaki.jp",
          "example.town.kawasaki.jp",
          "xn--bcher-kva.com",
          "example.xn--p1ai",
          "laboratory.test");
  private static final List<String> BELOW = List.of("", "", "mail.", "a.b.", "x.mail.");
  private static final List<String> POLICIES =
      List.of("none", "quarantine", "reject", "reject", "quarantine");

  private final Set<String> records = new LinkedHashSet<>();

  private DmarcCases(long seed) {
    super(seed);
  }

  static OddCase of(long seed) {
    return new DmarcCases(seed).make(seed);
  }

  private OddCase make(long seed) {
    String organization = pick(ORGANIZATIONS);
    String from = pick(BELOW) + organization;
    if (chance(25)) {
      organization = pick(List.of("co.uk", "github.io", "com"));
      from = odd("suffix", organization);
    } else if (chance(20)) {
      organization = "bücher.com";
      from = odd("u-labels", pick(BELOW) + organization);
    }
    if (organization.endsWith(".ck") || organization.endsWith(".kawasaki.jp")) {
      odd("wildcard");
    }
    if (organization.endsWith(".test")) {
      odd("unlisted");
    }
    String published = organization.replace("bücher", "xn--bcher-kva");
    publish(from.replace("bücher", "xn--bcher-kva"), 3);
    if (!organization.equals(from)) {
      publish(published, 4);
    }
    String spf = chance(3) ? "-" : confirmed(published);
    List<String> dkim = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      dkim.add(confirmed(published));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "case " + seed + " " + from + " " + spf + " " + (dkim.isEmpty() ? "-" : join(dkim, ",")));
    lines.add(published + " A 192.0.2.1");
    lines.addAll(records);
    return new OddCase(lines, odd);
  }

  private String confirmed(String organization) {
    return switch (random.nextInt(6)) {
      case 0 -> organization;
      case 1, 2 -> pick(BELOW) + organization;
      case 3 -> "mail." + pick(ORGANIZATIONS);
      case 4 -> "other." + organization.substring(organization.indexOf('.') + 1);
      default -> "example.net";
    };
  }

  private void publish(String domain, int usual) {
    String name = "_dmarc." + domain + " ";
    switch (random.nextInt(14)) {
      case 0 -> records.add(name + odd("trouble", chance(2) ? "TIMEOUT TXT" : "SERVFAIL TXT"));
      case 1 -> {
        odd("several");
        records.add(name + "TXT " + record());
        records.add(name + "TXT " + record());
      }
      case 2 -> {
        records.add(name + "TXT v=spf1 -all");
        records.add(name + "TXT " + record());
      }
      case 3 -> records.add(name + "TXT nothing of interest");
      default -> {
        if (random.nextInt(usual) > 0) {
          records.add(name + "TXT " + record());
        }
      }
    }
  }

  private String record() {
    List<String> tags = new ArrayList<>();
    if (!chance(10)) {
      tags.add("p=" + policy("p"));
    } else {
      odd("no-p");
    }
    if (chance(3)) {
      tags.add("sp=" + policy("sp"));
    }
    if (chance(3)) {
      tags.add("adkim=" + alignment());
    }
    if (chance(3)) {
      tags.add("aspf=" + alignment());
    }
    if (chance(5)) {
      tags.add(chance(4) ? odd("no-rua", "rua=" + "nobody") : "rua=mailto:d@example.com");
    }
    if (chance(8)) {
      tags.add("pct=" + (chance(3) ? odd("pct-0", "0") : "100"));
    }
    if (chance(8)) {
      tags.add(pick(List.of("np=reject", "t=y", "psd=n", "psd=y", "fo=1", "ri=3600", "x=y")));
    }
    if (chance(20)) {
      tags.add(odd("twice", pick(List.of("p=none", "p=reject", "sp=none", "adkim=r"))));
    }
    if (chance(25)) {
      tags.add(odd("no-value", pick(List.of("junk", "=", "x=", "sp", "=none"))));
    }
    if (chance(10)) {
      odd("order");
      Collections.shuffle(tags, random);
    }
    return version() + join(tags, separator()) + pick(List.of("", "", ";", "; ", " ;"));
  }

  private String version() {
    if (chance(15)) {
      return odd(
          "version",
          pick(
              List.of(
                  "v=DMARC1 ",
                  "v=DMARC2; ",
                  "v=DMARC10; ",
                  "v=DMARC1,",
                  "p=none; v=DMARC1; ",
                  "; v=DMARC1; ",
                  "DMARC1; ")));
    }
    if (chance(20)) {
      return odd("version-case", pick(List.of("V=DMARC1; ", "v=dmarc1; ")));
    }
    if (chance(20)) {
      return chance(2) ? odd("space-inside", "v = DMARC1; ") : odd("space-before", " v=DMARC1; ");
    }
    return "v=DMARC1; ";
  }

  private String separator() {
    return chance(6)
        ? pick(List.of(";", " ; ", ";  ", ";\t"))
        : chance(25) ? odd("separator", pick(List.of(";;", ", ", " ", ": "))) : "; ";
  }

  private String policy(String tag) {
    if (chance(12)) {
      return odd("wrong-" + tag, pick(List.of("quarantene", "", "no ne", "reject,", "1")));
    }
    String policy = pick(POLICIES);
    return chance(12) ? odd("capitals", policy.toUpperCase(java.util.Locale.ROOT)) : policy;
  }

  private String alignment() {
    if (chance(10)) {
      return odd("wrong-alignment", pick(List.of("x", "strict", "", "rs")));
    }
    if (chance(10)) {
      return odd("strict", "S");
    }
    return chance(2) ? odd("strict", "s") : "r";
  }

  private void odd(String oddity) {
    odd.add(oddity);
  }

  private static String join(List<String> parts, String separator) {
    return String.join(separator, parts);
  }
}
