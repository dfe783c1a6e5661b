package fakereceiver.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.Resources;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judges random SPF cases by the personas of real servers that were sent a mail of each case. */
class SpfServersTest {

  private static final List<String> TEXT =
      Resources.latin1("/differential/spf-servers.txt").lines().toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exim-spf-dnsbl",
        "haraka-spf",
        "postfix-rbl-spf",
        "postfix-rspamd-strict",
        "postfix-spf-strict"
      })
  void doesWhatTheRealServerDid(String name) {
    List<SpfCase> cases = SpfCase.read(TEXT);
    String mark = "= " + name + " ";
    List<String> theirs =
        TEXT.stream().filter(l -> l.startsWith(mark)).map(l -> l.substring(mark.length())).toList();
    Persona persona = Personas.builtIn().named(name);

    List<String> different = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (int i = 0; i < cases.size(); i++) {
      String ours = outcome(cases.get(i), persona);
      String server = outcome(theirs.get(i));
      said.add(server);
      if (!ours.equals(server) && !isOfExchangers(cases.get(i), name)) {
        different.add(cases.get(i).text() + name + " " + theirs.get(i) + ", ours " + ours);
      }
    }
    System.out.printf("%s: %d of %d cases differ%n", name, different.size(), cases.size());

    assertThat(cases).hasSizeGreaterThanOrEqualTo(300).hasSameSizeAs(theirs);
    assertThat(said).as("the server said not the same to all").hasSizeGreaterThanOrEqualTo(2);
    assertThat(different).hasSizeLessThanOrEqualTo(cases.size() / 100);
  }

  /**
   * rspamd's hfilter looks at the exchangers of a sender only where the domain has no address, and
   * adds its weight for each one without; a persona has it once, for all of them. This is no matter
   * of SPF.
   */
  private static boolean isOfExchangers(SpfCase one, String persona) {
    if (!persona.equals("postfix-rspamd-strict")) {
      return false;
    }
    String head = one.lines().get(0);
    String domain = head.substring(head.indexOf('@') + 1);
    List<String> targets =
        one.lines().stream()
            .filter(line -> line.startsWith(domain + " MX "))
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .toList();
    return targets.stream().anyMatch(target -> !hasAddress(target, one))
        && (targets.size() > 1 || hasAddress(domain, one));
  }

  private static boolean hasAddress(String name, SpfCase one) {
    return one.lines().stream()
        .anyMatch(line -> line.startsWith(name + " A ") || line.startsWith(name + " AAAA "));
  }

  @Test
  void givesEachCaseNamesAndAnAddressOfItsOwn() {
    List<String> heads = SpfLabCases.of(1, 40).stream().map(one -> one.lines().get(0)).toList();

    assertThat(heads.stream().map(head -> head.split(" ", -1)[2])).doesNotHaveDuplicates();
    assertThat(heads.stream().map(head -> head.split(" ", -1)[3])).doesNotHaveDuplicates();
  }

  /** The action as the client sees it. */
  private static String outcome(SpfCase one, Persona persona) {
    Verdict verdict = new RuleBook(Clock.systemUTC()).judge(persona, dns(one)).whole(attempt(one));
    return word(verdict.reply().orElseThrow().code());
  }

  private static String outcome(String theirs) {
    return word(Integer.parseInt(theirs.split(" ", -1)[1]));
  }

  private static String word(int code) {
    return code < 400 ? "accept" : code < 500 ? "defer" : "reject";
  }

  private static Dns dns(SpfCase one) {
    return ZoneLines.dns(one.lines().subList(1, one.lines().size()));
  }

  private static Attempt attempt(SpfCase one) {
    String[] head = one.lines().get(0).split(" ", -1);
    String mail =
        """
        From: Tester <%s>
        To: <bob@rcpt.example>
        Subject: lab
        Date: Tue, 24 Nov 2026 10:00:00 +0000
        Message-ID: <1.%s@good.example>
        MIME-Version: 1.0
        Content-Type: text/plain

        Hello, this is a short test message from the lab.
        """
            .formatted(head[4], head[1])
            .replace("\n", "\r\n");
    return Attempt.from(IpAddress.of(head[2]))
        .withHelo(HeloName.of(head[3]))
        .withReversePath(ReversePath.of(head[4]))
        .withRecipient(Mailbox.of("bob@rcpt.example"))
        .withMessage(Message.of(mail.getBytes(UTF_8)));
  }
}
