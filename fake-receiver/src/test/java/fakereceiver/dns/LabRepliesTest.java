package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class LabRepliesTest {

  private static final Zones ZONES =
      Zones.of(
          """
          example.org. SOA ns admin 1 3600 600 86400 30
          mail.example.org AAAA 2001:db8::25
          sub.example.org NS ns.example.net.
          silent.example.org ANY !timeout
          late.example.org A !delay 5ms
          late.example.org A 192.0.2.25
          big.example.org TXT %s
          """
              .formatted(("\"" + "x".repeat(250) + "\" ").repeat(20)));

  private final LabReplies replies = new LabReplies(ZONES);

  private static Message query(String name, int type, int dclass) {
    return Message.newQuery(Record.newRecord(Name.fromConstantString(name), type, dclass));
  }

  private Message ask(Message query, boolean tcp) throws IOException {
    byte[] wire = replies.to(query.toWire(), tcp).orElseThrow().wire();
    Message reply = new Message(wire);
    assertThat(reply.getHeader().getID()).isEqualTo(query.getHeader().getID());
    assertThat(reply.getHeader().getFlag(Flags.QR)).isTrue();
    return reply;
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org., AAAA, IN, NOERROR, qr aa rd ra",
    "mail.example.org., A, IN, NOERROR, qr aa rd ra",
    "none.example.org., A, IN, NXDOMAIN, qr aa rd ra",
    "a.sub.example.org., A, IN, NOERROR, qr rd",
    "example.net., A, IN, REFUSED, qr rd ra",
    "mail.example.org., ANY, IN, NOTIMP, qr rd ra",
    "example.org., AXFR, IN, REFUSED, qr rd ra",
    "version.bind., TXT, CH, REFUSED, qr rd ra",
  })
  void saysWhatItIs(String name, String type, String dclass, String rcode, String flags)
      throws IOException {
    Message reply = ask(query(name, Type.value(type), DClass.value(dclass)), true);

    assertThat(Rcode.string(reply.getRcode())).isEqualTo(rcode);
    assertThat(reply.getHeader().printFlags().strip()).isEqualTo(flags);
  }

  @Test
  void givesTheReasonForANo() throws IOException {
    assertThat(
            ask(query("none.example.org.", Type.A, DClass.IN), false).getSection(Section.AUTHORITY))
        .extracting(Record::getType)
        .containsExactly(Type.SOA);
    assertThat(
            ask(query("a.sub.example.org.", Type.A, DClass.IN), false)
                .getSection(Section.AUTHORITY))
        .extracting(Record::getType)
        .containsExactly(Type.NS);
  }

  @Test
  void sendsNoMoreThanTheClientCanTake() throws IOException {
    Message query = query("big.example.org.", Type.TXT, DClass.IN);
    assertThat(replies.to(query.toWire(), false).orElseThrow().wire().length)
        .isLessThanOrEqualTo(512);
    assertThat(ask(query, false).getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(ask(query, true).getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(ask(query, true).getSection(Section.ANSWER)).hasSize(1);

    query.addRecord(new OPTRecord(65_535, 0, 0), Section.ADDITIONAL);
    assertThat(replies.to(query.toWire(), false).orElseThrow().wire().length)
        .isLessThanOrEqualTo(4096);
    assertThat(ask(query, false).getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(ask(query, false).getOPT()).isNotNull();
  }

  @Test
  void refusesAnEdnsVersionToCome() throws IOException {
    Message query = query("mail.example.org.", Type.AAAA, DClass.IN);
    query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);

    assertThat(ask(query, false).getRcode()).isEqualTo(Rcode.BADVERS);
  }

  @Test
  void doesNothingButQueries() throws IOException {
    Message query = query("mail.example.org.", Type.AAAA, DClass.IN);
    query.getHeader().setOpcode(Opcode.NOTIFY);

    assertThat(ask(query, false).getRcode()).isEqualTo(Rcode.NOTIMP);
  }

  @Test
  void wantsOneQuestion() throws IOException {
    Message query = query("mail.example.org.", Type.AAAA, DClass.IN);
    query.removeAllRecords(Section.QUESTION);

    assertThat(ask(query, false).getRcode()).isEqualTo(Rcode.FORMERR);
  }

  @Test
  void saysNothingToRepliesAndScraps() {
    Message reply = query("mail.example.org.", Type.AAAA, DClass.IN);
    reply.getHeader().setFlag(Flags.QR);

    assertThat(replies.to(reply.toWire(), false)).isEmpty();
    assertThat(replies.to(new byte[0], true)).isEmpty();
    assertThat(replies.to(new byte[11], true)).isEmpty();
  }

  @Test
  void isSilentOrLateWhereItIsToldTo() {
    byte[] silent = query("silent.example.org.", Type.A, DClass.IN).toWire();
    byte[] late = query("late.example.org.", Type.A, DClass.IN).toWire();

    assertThat(replies.to(silent, false)).isEmpty();
    assertThat(replies.to(silent, true)).isEmpty();
    assertThat(replies.to(late, false).orElseThrow().delay()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void survivesAnyBytes() throws IOException {
    Random random = new Random(1035);
    byte[] good = query("mail.example.org.", Type.AAAA, DClass.IN).toWire();
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = Arrays.copyOf(good, 12 + random.nextInt(good.length));
      for (int changes = random.nextInt(5); changes > 0; changes--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }

      var reply = replies.to(bad, false);

      if (reply.isPresent()) {
        assertThat(new Message(reply.get().wire()).getHeader().getFlag(Flags.QR)).isTrue();
      }
    }
  }
}
