package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The domains that a setting of Postfix lists: names, files and lookup tables. Immutable.
 *
 * @param names those that can be told
 * @param notes what was not followed
 */
record PostfixDomains(List<String> names, List<String> notes) {

  static PostfixDomains read(String setting, PostfixSettings settings, HostReader host) {
    List<String> names = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String word : settings.words(setting)) {
      if (word.startsWith("/")) {
        Reading text = host.file(word);
        if (text.isThere()) {
          Rows.words(text.orEmpty()).map(name -> name.toLowerCase(Locale.ROOT)).forEach(names::add);
        } else {
          notes.add(Relay.notFollowed(setting + " = " + word, text.why()));
        }
      } else if (word.contains(":")) {
        PostfixMap map = PostfixMap.read(setting, word, host);
        notes.addAll(map.notes());
        map.parts().keySet().forEach(names::add);
        if (!map.whole().isEmpty() || map.always().isPresent()) {
          notes.add(Relay.notFollowed(setting + " = " + word, "it tells domains by patterns"));
        }
      } else if (word.startsWith("!") || PostfixSettings.isOpen(word)) {
        notes.add(Relay.notFollowed(setting + ": " + word, "not all domains can be told"));
      } else {
        names.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return new PostfixDomains(names.stream().distinct().toList(), notes);
  }
}
