package fakereceiver.differential;

import fakereceiver.auth.ScriptedDns;
import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One case for SPF evaluators: a line {@code case NAME CLIENT HELO SENDER}, then the DNS, one line
 * a record ({@code NAME TYPE VALUE}) or failure ({@code NAME SERVFAIL TYPE}), then an empty line.
 *
 * @param lines all lines but the empty one
 */
record SpfCase(List<String> lines) {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  SpfCase {
    lines = List.copyOf(lines);
  }

  /** Cases one after the other; a line {@code = RESULT} is not part of a case. */
  static List<SpfCase> read(List<String> text) {
    List<SpfCase> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text) {
      if (line.isEmpty() && !lines.isEmpty()) {
        cases.add(new SpfCase(lines));
        lines = new ArrayList<>();
      } else if (!line.isEmpty() && !line.startsWith("=") && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return cases;
  }

  String name() {
    return lines.get(0).split(" ", -1)[1];
  }

  String text() {
    return String.join("\n", lines) + "\n\n";
  }

  SpfReport report(SpfReading reading) {
    String[] head = lines.get(0).split(" ", -1);
    return new Spf(dns(), "mx.example.net", NOON, reading)
        .mailFrom(IpAddress.of(head[2]), HeloName.of(head[3]), ReversePath.of(head[4]));
  }

  private Dns dns() {
    ScriptedDns dns = new ScriptedDns();
    Set<String> broken = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
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
