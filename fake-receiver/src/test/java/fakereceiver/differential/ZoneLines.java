package fakereceiver.differential;

import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The DNS of a case: one line a record ({@code NAME TYPE VALUE}) or failure ({@code NAME SERVFAIL
 * TYPE}, {@code NAME TIMEOUT TYPE}).
 */
final class ZoneLines {

  private ZoneLines() {}

  static Dns dns(List<String> lines) {
    ScriptedDns dns = new ScriptedDns();
    Set<String> broken = new HashSet<>();
    for (String line : lines) {
      String[] word = line.split(" ", 3);
      DomainName name = DomainName.of(word[0]);
      dns.exists(name);
      switch (word[1]) {
        case "TXT" -> dns.add(name, RecordType.TXT, word[2]);
        case "A" -> dns.add(name, RecordType.A, (Ip4Address) IpAddress.of(word[2]));
        case "AAAA" -> dns.add(name, RecordType.AAAA, (Ip6Address) IpAddress.of(word[2]));
        case "PTR" -> dns.add(name, RecordType.PTR, DomainName.of(word[2]));
        case "MX" -> {
          String[] mx = word[2].split(" ", -1);
          dns.add(name, RecordType.MX, new Mx(Integer.parseInt(mx[0]), DomainName.of(mx[1])));
        }
        case "CNAME" -> dns.alias(name, DomainName.of(word[2]));
        case "TIMEOUT" -> dns.fail(name, word[2]);
        case "SERVFAIL" -> broken.add(key(name, word[2]));
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new Broken(dns, broken);
  }

  private static String key(DomainName name, String type) {
    return name.text().toLowerCase(Locale.ROOT) + " " + type;
  }

  /** Says SERVFAIL to some questions. */
  private record Broken(Dns whole, Set<String> broken) implements Dns {

    @Override
    public boolean allowsDocumentationAddresses() {
      return true;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      Answer<T> answer = whole.ask(question, patience);
      List<DomainName> chain = answer.aliases();
      DomainName name = chain.isEmpty() ? question.name() : chain.get(chain.size() - 1);
      return broken.contains(key(name, question.type().toString()))
          ? Answer.unavailable(question, "SERVFAIL", Duration.ZERO, "script")
          : answer;
    }
  }
}
