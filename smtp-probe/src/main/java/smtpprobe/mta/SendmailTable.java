package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The mailertable of Sendmail, as far as it is made of text. Immutable.
 *
 * @param entries domain and mailer, in the order of the file
 * @param notes what was not followed
 */
record SendmailTable(List<Entry> entries, List<String> notes) {

  /**
   * A line of it.
   *
   * @param domain a domain, one with a dot before it for all below, or a dot for all others
   * @param mailer what takes its mail, with its host: {@code esmtp:[mx.example.net]}
   */
  record Entry(String domain, String mailer) {}

  /** Kinds that makemap makes of a text beside them, or that are one. */
  private static final Set<String> MADE_OF_TEXT =
      Set.of("hash", "btree", "dbm", "cdb", "implicit", "text");

  /** Of that map; without entries where there is no such table. */
  static SendmailTable read(Optional<String> map, HostReader host) {
    List<Entry> entries = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    map.ifPresent(given -> read(given, host, entries, notes));
    return new SendmailTable(entries, notes);
  }

  private static void read(String map, HostReader host, List<Entry> entries, List<String> notes) {
    String[] words = map.split("\\s+", -1);
    String path = words[words.length - 1].replaceFirst("\\.(db|cdb|pag|dir)$", "");
    if (!MADE_OF_TEXT.contains(words[0]) || !path.startsWith("/")) {
      notes.add(
          Relay.notFollowed("mailertable", words[0] + " is a map that Sendmail alone can ask"));
      return;
    }
    Reading table = host.file(path);
    if (!table.isThere()) {
      notes.add(
          Relay.notFollowed(
              "mailertable", "the text of " + map + ", " + path + ": " + table.why()));
    }
    for (String row : Rows.of(table.orEmpty()).toList()) {
      String[] halves = row.split("\\s+", 2);
      if (halves.length == 2) {
        entries.add(new Entry(halves[0], halves[1].strip()));
      }
    }
  }
}
