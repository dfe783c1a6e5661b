package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds records whose equality is written out to what the compiler would make of them. */
class EqualityTest {

  /** Values of one type; any two of them differ in one component at least, each in some pair. */
  static List<Supplier<List<Object>>> values() {
    return List.of(
        () -> List.of(DomainName.of("example.org"), DomainName.of("example.net")),
        () -> List.of(new Ip4Address(1), new Ip4Address(2)),
        () -> List.of(new Ip6Address(1, 2), new Ip6Address(1, 3), new Ip6Address(2, 2)),
        () ->
            List.of(
                new Question<>(DomainName.of("example.org"), RecordType.A),
                new Question<>(DomainName.of("example.org"), RecordType.AAAA),
                new Question<>(DomainName.of("example.net"), RecordType.A)),
        () ->
            List.of(IpRange.of("2001:db8::/32"), IpRange.of("2001:db8::/33"), IpRange.of("::/32")),
        () ->
            List.of(
                Blocklist.of("a.example"),
                Blocklist.of("b.example"),
                Blocklist.of("a.example=any")),
        () -> List.of(Mailbox.of("a@b"), Mailbox.of("a@c"), Mailbox.of("b@b")),
        () -> List.of(ReversePath.NULL, ReversePath.of("a@b"), ReversePath.of("a@c")),
        () -> List.of(Reply.of(250, "Ok"), Reply.of(251, "Ok"), Reply.of(250, "Yes")),
        () -> List.of(HeloName.of(""), HeloName.of("a.example"), HeloName.of("[192.0.2.1]")),
        EqualityTest::networks,
        EqualityTest::attempts);
  }

  private static List<Object> networks() {
    IpRange wide = IpRange.of("2001:db8::/48");
    IpRange narrow = IpRange.of("2001:db8::/64");
    return List.of(
        new ClientNetwork(wide, narrow),
        new ClientNetwork(wide, wide),
        new ClientNetwork(narrow, narrow));
  }

  private static List<Object> attempts() {
    Attempt plain = Attempt.from("2001:db8::25");
    return List.of(
        plain,
        Attempt.from("2001:db8::26"),
        plain.to(Receiver.named(DomainName.of("mx.example.net"))),
        plain.withEncryption(true),
        plain.withHelo(HeloName.of("mail.example.org")),
        plain.withReversePath(ReversePath.NULL),
        plain.withBodyType(BodyType.EIGHT_BIT),
        plain.withRecipient(Mailbox.of("bob@example.net")),
        plain.withMessage(Message.of("Subject: a\r\n\r\n")),
        plain.known(
            new ClientHistory(
                IpRange.of("2001:db8::/64"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  @ParameterizedTest
  @MethodSource("values")
  void isThatOfAllComponents(Supplier<List<Object>> values) {
    List<Object> some = values.get();
    List<Object> same = values.get();

    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isEqualTo(same.get(i)).hasSameHashCodeAs(same.get(i));
      List<Object> others = new ArrayList<>(same);
      others.remove(i);
      assertThat(others).doesNotContain(some.get(i));
    }
    assertThat(some.get(0)).isNotEqualTo("text").isNotEqualTo(null);
  }
}
