package smtpprobe.cli;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ZoneFile;
import fakereceiver.given.GivenText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Asks about addresses that end in {@code ::64}, where the network {@code /64} may have been meant.
 * Nothing is taken to be meant: what was typed is looked at as it stands.
 */
final class TypedLength {

  private static final int MAX_NOTES = 5;
  private static final int MAX_OCTETS = 1 << 20;
  private static final String WORDS = " \t\r\n,;()\"[]<>";
  private static final String REVERSED = "4.6.0.0.0.0.0.0.0.0.0.0.0.0.0.0";

  private TypedLength() {}

  /** A question for each value of an option, a zone's line otherwise. */
  static List<String> of(String option, Object value) {
    List<String> notes = new ArrayList<>();
    Object plain = value instanceof Optional<?> one && one.isPresent() ? one.get() : value;
    Collection<?> values = plain instanceof Collection<?> many ? many : List.of(plain);
    for (Object one : values) {
      address(one.toString()).ifPresent(six -> notes.add(option + " " + question(six)));
    }
    return notes;
  }

  /** A question for each line of a zone file that has such an address, or its reverse name. */
  static List<String> of(Collection<ZoneFile> zones) {
    List<String> notes = new ArrayList<>();
    for (ZoneFile zone : zones) {
      try {
        if (Files.isRegularFile(zone.path()) && Files.size(zone.path()) <= MAX_OCTETS) {
          read(zone, GivenText.readOctets(zone.path(), MAX_OCTETS), notes);
        }
      } catch (IOException e) {
        // whoever reads it as a zone says what is wrong
      }
    }
    return notes;
  }

  private static void read(ZoneFile zone, String text, List<String> notes) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size() && notes.size() < MAX_NOTES; i++) {
      int comment = lines.get(i).indexOf(';');
      String bare = comment < 0 ? lines.get(i) : lines.get(i).substring(0, comment);
      String place = zone.path() + ":" + (i + 1) + ": ";
      StringTokenizer words = new StringTokenizer(bare, WORDS);
      while (words.hasMoreTokens()) {
        String word = words.nextToken();
        address(word).ifPresent(six -> notes.add(place + question(six)));
        if (word.equals(REVERSED) || word.startsWith(REVERSED + ".")) {
          notes.add(
              place
                  + "the reverse name "
                  + word
                  + " is that of one address, ...::64. Was the network /64 meant? Its zone is the"
                  + " part behind these 16 digits");
        }
      }
    }
  }

  private static Optional<Ip6Address> address(String text) {
    return text.endsWith(":64") ? Ip6Address.parse(text).filter(six -> six.low() == 0x64) : none();
  }

  private static Optional<Ip6Address> none() {
    return Optional.empty();
  }

  private static String question(Ip6Address six) {
    String text = six.text();
    return text
        + " is one address, and is taken as that. Was the network "
        + text.substring(0, text.length() - 2)
        + "/64 meant? Then name the address in it";
  }
}
