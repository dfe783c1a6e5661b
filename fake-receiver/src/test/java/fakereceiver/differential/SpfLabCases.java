package fakereceiver.differential;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Random SPF cases that real servers can be asked about at the same time: no name and no client
 * address is in two of them, so no cache helps either.
 */
final class SpfLabCases {

  private static final String FOUR = "192.0.2.25";
  private static final String SIX = "2001:db8::25";
  private static final int FIRST_HOST = 30;

  private SpfLabCases() {}

  /** Prints cases: {@code FIRST-SEED COUNT}, 900 at most, since each fourth is of IPv4. */
  public static void main(String[] words) {
    for (SpfCase one : of(Long.parseLong(words[0]), Integer.parseInt(words[1]))) {
      System.out.print(one.text());
    }
  }

  static List<SpfCase> of(long first, int count) {
    List<SpfCase> cases = new ArrayList<>();
    int hosts = FIRST_HOST;
    for (int i = 0; i < count; i++) {
      SpfCase one = SpfCases.of(first + i);
      boolean four = one.lines().get(0).contains(" " + FOUR + " ");
      int host = four ? hosts++ : 0;
      if (host > 254) {
        throw new IllegalArgumentException("more than 225 cases of IPv4 among " + count);
      }
      cases.add(own(one, first + i, four ? "192.0.2." + host : FOUR));
    }
    return cases;
  }

  /** The case with a domain and a client address of its own, of as many labels. */
  private static SpfCase own(SpfCase one, long seed, String four) {
    String six = "2001:db8::" + Long.toHexString(0x1000 + seed % 0x8000) + ":25";
    String[][] changes = {
      {reverse(SIX), reverse(six)},
      {reverse(FOUR), reverse(four)},
      {"\\b2001:db8::25\\b", six},
      {"\\b192\\.0\\.2\\.25\\b", four},
      {"example\\.org", "o" + seed + ".example"},
      {"example\\.net", "n" + seed + ".example"}
    };
    List<String> lines = new ArrayList<>();
    for (String line : one.lines()) {
      String changed = line;
      for (String[] change : changes) {
        changed = changed.replaceAll(change[0], change[1]);
      }
      lines.add(changed);
    }
    return new SpfCase(lines);
  }

  private static String reverse(String address) {
    return IpAddress.of(address).reverseName().text();
  }
}
