package smtpprobe.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smtpprobe.dialogue.Introduction;

/**
 * What is known of the way to the servers of the recipients. Immutable.
 *
 * @param contacts every visit
 * @param sizes how a small and a large message fared on the way to the user's own receiver
 */
public record Path(List<Contact> contacts, SizeTrial sizes) {

  public Path {
    contacts = List.copyOf(contacts);
  }

  /** The servers that were visited over both families: the first address of each. */
  public List<Pair> pairs() {
    Map<String, Contact> sixes = new LinkedHashMap<>();
    Map<String, Contact> fours = new LinkedHashMap<>();
    contacts.forEach(c -> (c.isSix() ? sixes : fours).putIfAbsent(c.host(), c));
    List<Pair> pairs = new ArrayList<>();
    sixes.forEach(
        (host, six) -> {
          Contact four = fours.get(host);
          if (four != null) {
            pairs.add(new Pair(six, four));
          }
        });
    return pairs;
  }

  /** Whether nothing at all was reachable over IPv4: then this host has none. */
  public boolean isWithoutFour() {
    return contacts.stream()
        .filter(c -> !c.isSix())
        .allMatch(c -> c.visit().reach() == Introduction.Reach.UNREACHABLE);
  }
}
