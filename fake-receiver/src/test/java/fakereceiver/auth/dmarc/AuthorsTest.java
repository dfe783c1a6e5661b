package fakereceiver.auth.dmarc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.org",
        "Alice <alice@example.org>",
        "alice@example.org (Alice <x@evil.test>)",
        "\"Bob <bob@evil.test>\" <alice@example.org>",
        "\"bob@evil.test, \\\"x\" <alice@example.org>",
        "(bob@evil.test) Alice (a (nested) one) < alice@example.org (x) >",
        "Alice <alice@EXAMPLE.org>, Bob <bob@example.org>",
        "Team: alice@example.org, bob@example.org;",
        "<@relay.test,@b.test:alice@example.org>",
        "\"a@b\"@example.org",
      })
  void findsTheOneDomain(String from) {
    assertThat(authors("From: " + from).domain()).contains(DomainName.of("example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alice",
        "alice@example.org, bob@example.net",
        "Alice <alice@example.org> <bob@example.org>",
        "Alice <alice@example.org",
        "alice@example.org (no end",
        "\"alice@example.org",
        "alice@[IPv6:2001:db8::25]",
        "alice@exa mple..org",
        "<>",
      })
  void hasNoDomainWhereAnythingIsInDoubt(String from) {
    assertThat(authors("From: " + from).domain()).isEmpty();
  }

  /** As spam and careless programs write it; the part before the comma is half a name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Smith, John <john@example.org>",
        "Acme, Inc. <john@example.org>",
        "John <john@example.org>, Acme Inc.",
        "Winner, Prize, Dept. 7 <john@example.org>",
        "\"Smith\", John <john@example.org>",
        "=?utf-8?q?Smith?=, =?utf-8?q?John?= <john@example.org>",
        "[Offer], <john@example.org>",
        "caf\u00e9, bar <john@example.org>",
        "Support; Team <john@example.org>",
        "Smith,John<john@example.org>",
        "Contact us @ Acme, Inc <john@example.org>",
        "Sales a@evil.test now, <john@example.org>",
      })
  void inventsNoAuthorFromAStrayComma(String from) {
    Authors authors = authors("From: " + from);

    assertThat(authors.mailboxes()).containsExactly(Mailbox.of("john@example.org"));
    assertThat(authors.readable()).isFalse();
    assertThat(authors.domain()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", John <john@example.org>",
        "John <john@example.org>,",
        "john@example.org,,",
        "\"Smith, John\" <john@example.org>",
        "(Smith, John) john@example.org",
        "=?utf-8?q?Smith=2C_John?= <john@example.org>",
        "service@bank.test <john@example.org>",
        "\"service@bank.test\" <john@example.org>",
        "Service Bank @ Night <john@example.org>",
        "john @ example . org",
        "john (the one) @ example.org",
        "=?iso-8859-1?q?J=F6hn?=<john@example.org>",
        "J\u00f6hn <john@example.org>",
      })
  void passesOverACommaThatSeparatesNothing(String from) {
    assertThat(authors("From: " + from).mailboxes())
        .containsExactly(Mailbox.of("john@example.org"));
    assertThat(authors("From: " + from).domain()).contains(DomainName.of("example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "John\" <john@example.org>",
        "\"John <john@example.org>",
        "Write to us @ example.org",
        "john smith@example.org",
      })
  void takesNoAddressFromWordsThatAreNone(String from) {
    assertThat(authors("From: " + from).mailboxes())
        .allSatisfy(mailbox -> assertThat(mailbox.domainText()).isEmpty());
    assertThat(authors("From: " + from).domain()).isEmpty();
  }

  static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/mail/from-lines.txt")).stream()
        .filter(line -> !line.startsWith("#") && !line.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsWhatUnsolicitedMailHasForAFromField(String line) {
    List<String> parts = List.of(line.split(" \\| ", -1));
    assertThat(parts).hasSize(3);

    Authors authors = Authors.of(Message.of(octets("From: " + parts.get(0) + "\\r\\n\\r\\n")));

    String named = authors.mailboxes().stream().map(Mailbox::toString).collect(joining(" "));
    assertThat(named.isEmpty() ? "-" : named).isEqualTo(parts.get(1));
    assertThat(authors.domain().map(DomainName::toString).orElse("-")).isEqualTo(parts.get(2));
  }

  /** The octets of a line of the resource, with those that it writes as \\r, \\n, \\t, \\xNN. */
  private static byte[] octets(String line) {
    String plain = line.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    return Pattern.compile("\\\\x([0-9A-F]{2})")
        .matcher(plain)
        .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsALocalUserWhoStandsAlone() {
    assertThat(authors("From: root").mailboxes()).containsExactly(Mailbox.of("root"));
  }

  @Test
  void hasNoDomainWithoutExactlyOneField() {
    assertThat(authors("To: a@example.org").domain()).isEmpty();
    Authors two = authors("From: a@example.org\r\nFrom: a@example.org");
    assertThat(two.domain()).isEmpty();
    assertThat(two.fields()).isEqualTo(2);
    assertThat(two.mailboxes()).hasSize(2);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void readsOrRefusesAnyField() {
    String[] words = {
      "a",
      "@",
      "example.org",
      "<",
      ">",
      "(",
      ")",
      "\"",
      "\\",
      ",",
      ";",
      ":",
      " ",
      "\r\n ",
      "é",
      "\u0000"
    };
    Random random = new Random(5322);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder from = new StringBuilder("From: ");
      for (int n = random.nextInt(15); n > 0; n--) {
        from.append(words[random.nextInt(words.length)]);
      }
      assertThatCode(() -> authors(from.toString()).domain())
          .as(from.toString())
          .doesNotThrowAnyException();
    }
    assertThat(authors("From: " + "a@b.c,".repeat(100_000)).mailboxes()).hasSize(100);
    assertThat(authors("From: " + "(".repeat(500_000)).readable()).isFalse();
  }

  private static Authors authors(String header) {
    return Authors.of(Message.of((header + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void readsADomainInItsOwnScriptAsDnsHasIt() {
    byte[] mail = "From: <alice@b\u00fccher.example>\r\n\r\nHi\r\n".getBytes(UTF_8);

    assertThat(Authors.of(Message.of(mail)).domain())
        .contains(DomainName.of("xn--bcher-kva.example"));
  }

  @Test
  void takesBothFormsOfADomainForOne() {
    byte[] mail =
        "From: a@b\u00fccher.example, b@xn--bcher-kva.example\r\n\r\nHi\r\n".getBytes(UTF_8);

    assertThat(Authors.of(Message.of(mail)).domain())
        .contains(DomainName.of("xn--bcher-kva.example"));
  }
}
