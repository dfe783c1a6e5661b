package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Persona;
import fakereceiver.persona.PersonaFile;
import fakereceiver.rules.RuleBook;
import fakereceiver.session.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A persona says how it finds DMARC policies; rules and the stored form find them so. */
class DmarcMethodTest {

  private static final String ZONE =
      """
      _dmarc.b.example.org TXT "v=DMARC1; p=reject; psd=n"
      _dmarc.example.org   TXT "v=DMARC1; p=none; sp=quarantine; pct=20"
      """;
  private static final String MESSAGE = "From: alice@a.b.example.org\r\n\r\nHi\r\n";

  @TempDir private Path folder;

  @Test
  void walksTheTreeUnlessToldOtherwise() {
    Transaction transaction = deliver(FakeReceiver.builder(persona("")));

    assertThat(evidence(transaction))
        .contains("policy found by the tree walk (RFC 9989)")
        .contains("policy reject");
    assertThat(Lab.authenticationResults(transaction)).contains("dmarc=fail (policy reject");
  }

  @Test
  void usesTheShippedListAndNamesItsDate() {
    Transaction transaction = deliver(FakeReceiver.builder(persona("dmarc: public-suffix-list\n")));

    assertThat(transaction.verdict().outcome("dmarc-reject").result())
        .isEqualTo(Outcome.Result.SKIPPED);
    assertThat(evidence(transaction, "dmarc-unaligned"))
        .contains("policy found by the Public Suffix List (RFC 7489), version 2026-");
    assertThat(Lab.authenticationResults(transaction)).contains("dmarc=fail (policy quarantine");
  }

  @Test
  void tellsWhatChanceLeavesOutWhereItDoes() {
    String list = "dmarc: public-suffix-list\n";

    assertThat(evidence(deliver(FakeReceiver.builder(persona(list))), "dmarc-quarantine"))
        .doesNotContain("pct)");
    assertThat(
            evidence(
                deliver(
                    FakeReceiver.builder(persona(list + "dmarc-habits: [left-out-is-weaker]\n"))),
                "dmarc-quarantine"))
        .contains("policy quarantine\nof mail that chance leaves out (pct) none");
  }

  @Test
  void usesTheListOfTheUser() throws IOException {
    Path file = folder.resolve("list.dat");
    Files.writeString(file, "// VERSION: 2030-01-01_lab\norg\nexample.org\n");

    Transaction transaction =
        deliver(
            FakeReceiver.builder(persona("dmarc: public-suffix-list\n"))
                .publicSuffixList(PublicSuffixList.read(file)));

    assertThat(evidence(transaction))
        .contains("the Public Suffix List (RFC 7489), version 2030-01-01_lab")
        .contains("policy reject");
    assertThat(Lab.authenticationResults(transaction)).contains("dmarc=fail (policy reject");
  }

  private static Persona persona(String more) {
    return PersonaFile.read(
        "lab.yaml",
        """
        persona: lab
        title: Lab
        story: Of our own invention.
        host-name: mx.example
        greeting: "{host-name} ESMTP"
        speaks-at: message
        """
            + more
            + "rules: {}\n",
        RuleBook.ids(),
        name -> {
          throw new IllegalArgumentException(name);
        });
  }

  private static Transaction deliver(ReceiverBuilder builder) {
    try (FakeReceiver receiver = builder.zone(ZONE).authenticationResults().start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send(MESSAGE);
      client.say(".");
      client.say("QUIT");
      return Lab.session(receiver).last();
    }
  }

  private static String evidence(Transaction transaction) {
    return evidence(transaction, "dmarc-reject");
  }

  private static String evidence(Transaction transaction, String rule) {
    return String.join("\n", transaction.verdict().outcome(rule).evidence().lines());
  }
}
