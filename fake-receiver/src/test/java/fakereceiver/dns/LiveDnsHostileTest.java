package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Servers that say odd things: whatever it is, an answer comes of it, and never an exception. */
class LiveDnsHostileTest {

  private static final IpAddress CLIENT = IpAddress.of("2001:db8::25");
  private static final DomainName HOST = DomainName.of("mail.example.org");

  private static Answer<DomainName> ptrFrom(ScriptedServer server) {
    try (LiveDns live = LiveDns.of(List.of(server.address()))) {
      return live.ptr(CLIENT);
    }
  }

  private static Answer<Ip6Address> aaaaFrom(ScriptedServer server) {
    try (LiveDns live = LiveDns.of(List.of(server.address()))) {
      return live.ask(new Question<>(HOST, RecordType.AAAA), Dns.PATIENCE);
    }
  }

  private static Name name(String text) {
    return Name.fromConstantString(text);
  }

  private static Name asked(Message reply) {
    return reply.getQuestion().getName();
  }

  @Test
  void readsAPtrNameOfAnyOctets() throws Exception {
    Name odd = new Name(new byte[] {6, 0, '.', (byte) 0xff, '\\', ' ', 'A', 3, 'o', 'r', 'g', 0});
    try (ScriptedServer server =
        ScriptedServer.with(
            m -> m.addRecord(new PTRRecord(asked(m), DClass.IN, 60, odd), Section.ANSWER))) {
      assertThat(ptrFrom(server).records())
          .containsExactly(DomainName.of("\\000\\.\\255\\\\\\032a.org"));
    }
  }

  @Test
  void countsNamesThatDifferInCaseOnce() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.with(
            m -> {
              m.addRecord(new PTRRecord(asked(m), DClass.IN, 60, name("A.org.")), Section.ANSWER);
              m.addRecord(new PTRRecord(asked(m), DClass.IN, 60, name("a.ORG.")), Section.ANSWER);
            })) {
      assertThat(ptrFrom(server).records()).containsExactly(DomainName.of("a.org"));
    }
  }

  @Test
  void cannotReadARecordWithoutData() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying(
            query -> {
              Message reply = new Message(query.getHeader().getID());
              reply.getHeader().setFlag(Flags.QR);
              reply.addRecord(query.getQuestion(), Section.QUESTION);
              byte[] wire = reply.toWire();
              byte[] whole = Arrays.copyOf(wire, wire.length + 12);
              whole[7] = 1; // one answer: the name asked for, its type, IN, no TTL, no data
              whole[wire.length] = (byte) 0xc0;
              whole[wire.length + 1] = 12;
              whole[wire.length + 3] = (byte) query.getQuestion().getType();
              whole[wire.length + 5] = 1;
              return whole;
            })) {
      Answer<Ip6Address> answer = aaaaFrom(server);

      assertThat(answer.isUnavailable()).isTrue();
      assertThat(answer.said()).contains("cannot be read");
    }
  }

  @Test
  void isNotDecidedByRecordsThatNobodyAskedFor() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.with(
            m -> {
              m.addRecord(
                  new AAAARecord(
                      name("other.example.org."),
                      DClass.IN,
                      60,
                      Ip6Address.of("2001:db8::1").toInetAddress()),
                  Section.ANSWER);
              m.getHeader().setFlag(Flags.RA);
            })) {
      assertThat(aaaaFrom(server).said()).isEqualTo("a reply that does not answer the question");
    }
  }

  @Test
  void isNotDecidedByRecordsOfAnotherClass() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.with(
            m ->
                m.addRecord(
                    new PTRRecord(asked(m), DClass.CH, 60, name("a.org.")), Section.ANSWER))) {
      assertThat(ptrFrom(server).said()).isEqualTo("a reply that does not answer the question");
    }
  }

  @Test
  void isNotDecidedByANameThatDoesNotExistAndHasRecords() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.with(
            m -> {
              m.getHeader().setRcode(Rcode.NXDOMAIN);
              m.addRecord(new PTRRecord(asked(m), DClass.IN, 60, name("a.org.")), Section.ANSWER);
            })) {
      assertThat(ptrFrom(server).said()).isEqualTo("NXDOMAIN with a record of that name");
    }
  }

  @Test
  void isNotDecidedByAReplyToANotify() throws Exception {
    try (ScriptedServer server = ScriptedServer.with(m -> m.getHeader().setOpcode(Opcode.NOTIFY))) {
      assertThat(aaaaFrom(server).said()).isEqualTo("a reply that cannot be read");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takesABareReferralForNoAnswer(boolean recursive) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.with(
            m -> {
              if (recursive) {
                m.getHeader().setFlag(Flags.RA);
              }
              m.addRecord(
                  new NSRecord(name("."), DClass.IN, 60, name("ns.example.")), Section.AUTHORITY);
            })) {
      assertThat(aaaaFrom(server).said())
          .isEqualTo("a referral to other servers, which are not asked");
    }
  }

  @Test
  void stopsWhereAliasesNeverEnd() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (ScriptedServer server =
        ScriptedServer.with(
            m ->
                m.addRecord(
                    new CNAMERecord(
                        asked(m),
                        DClass.IN,
                        60,
                        name("n" + number.incrementAndGet() + ".example.")),
                    Section.ANSWER))) {
      assertThat(aaaaFrom(server).said())
          .isEqualTo("its aliases lead in a circle, or through more than 10 names");
      assertThat(number).hasValue(Lookup.MAX_ALIASES + 1);
    }
  }

  @Test
  void tellsTheExtendedErrorInPrintableWords() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.with(
            m -> {
              m.getHeader().setRcode(Rcode.SERVFAIL);
              m.addRecord(
                  new OPTRecord(
                      1232,
                      0,
                      0,
                      0,
                      new ExtendedErrorCodeOption(
                          ExtendedErrorCodeOption.DNSSEC_BOGUS,
                          "no\u001b[31m key" + "y".repeat(500))),
                  Section.ADDITIONAL);
            })) {
      assertThat(aaaaFrom(server).said())
          .startsWith("SERVFAIL (")
          .contains(": no?[31m key")
          .hasSizeLessThan(150)
          .matches("[ -~]+");
    }
  }

  @Test
  void givesTheNumberOfAnUnknownError() throws Exception {
    try (ScriptedServer server = ScriptedServer.with(m -> m.getHeader().setRcode(13))) {
      assertThat(aaaaFrom(server).said()).contains("13");
    }
  }

  @Test
  void asksAgainWhenOnlyAReplyToAnotherQuestionCame() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (ScriptedServer server =
        ScriptedServer.with(
            m -> {
              if (tries.incrementAndGet() == 1) {
                m.getHeader().setID(m.getHeader().getID() ^ 1);
              }
              m.getHeader().setFlag(Flags.RA);
            })) {
      assertThat(aaaaFrom(server).status()).isEqualTo(Answer.Status.NO_SUCH_RECORD);
      assertThat(tries).hasValue(2);
    }
  }

  @Test
  void survivesAnyBytes() throws Exception {
    Random random = new Random(1034);
    try (ScriptedServer server = ScriptedServer.saying(query -> noise(query, random));
        LiveDns live = LiveDns.of(List.of(server.address()))) {
      for (int i = 0; i < 300; i++) {
        Answer<DomainName> answer =
            live.ask(new Question<>(CLIENT.reverseName(), RecordType.PTR), Dns.PATIENCE);
        assertThat(answer.said()).isNotEmpty().matches("[ -~]+");
      }
    }
  }

  /** A reply whose header, and its question, are right, and the rest is not. */
  private static byte[] noise(Message query, Random random) throws IOException {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    for (int i = 0; i < 3; i++) {
      reply.addRecord(
          new PTRRecord(query.getQuestion().getName(), DClass.IN, 60, name("mail.example.org.")),
          Section.ANSWER);
    }
    byte[] wire = reply.toWire();
    int at = 12 + query.getQuestion().getName().length() + 4;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int where = at + random.nextInt(wire.length - at);
      wire[where] = (byte) random.nextInt(256);
    }
    return wire;
  }
}
