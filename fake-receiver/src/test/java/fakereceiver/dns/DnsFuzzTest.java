package fakereceiver.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.dns.wire.Query;
import fakereceiver.dns.zonefile.ZoneFileException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/** Zone files, packets and names, well-formed or not. */
class DnsFuzzTest {

  private static final LabReplies REPLIES =
      new LabReplies(
          Zones.of(
              """
              example.org        SOA   ns.example.org. admin.example.org. 1 2 3 4 5
              mail.example.org   AAAA  2001:db8::25
              alias.example.org  CNAME alias.example.org
              *.w.example.org    TXT   "a"
              """));

  @FuzzTest
  void zone(byte[] input) {
    try {
      ZoneDns dns = ZoneDns.of(new String(input, UTF_8));
      assertThat(dns.txt(DomainName.of("x.w.example.org"))).isNotNull();
      assertThat(dns.aaaa(DomainName.of("mail.example.org"))).isNotNull();
    } catch (ZoneFileException e) {
      assertThat(e).hasMessageStartingWith("zone:");
    }
  }

  @FuzzTest
  void packet(byte[] input) {
    Optional<LabReplies.Reply> reply = REPLIES.to(input, false);

    reply.ifPresent(r -> assertThat(r.wire().length).isBetween(12, 4096));
  }

  /** Octets behind the right header and question, and octets in place of both. */
  @FuzzTest
  void reply(byte[] input) throws IOException {
    Name name = Name.fromConstantString("mail.example.org.");
    Query query = Query.of(Message.newQuery(Record.newRecord(name, Type.AAAA, DClass.IN)), true);
    assertThat(query.match(input)).isNotNull();
    int behind = 12 + name.length() + 4;
    byte[] reply = Arrays.copyOf(query.octets(), behind + input.length);
    reply[2] |= (byte) 0x80;
    reply[10] = 0; // without the query's EDNS record
    reply[11] = 0;
    System.arraycopy(input, 0, reply, behind, input.length);
    for (int i = 0; i < Math.min(6, input.length); i++) {
      reply[i < 1 ? 3 : 5 + i] = input[i]; // flags and the numbers of records
    }
    assertThat(query.match(reply)).isEqualTo(Query.Match.REPLY);
    try {
      assertThat(query.read(reply).getQuestion()).isNotNull();
    } catch (IOException e) {
      assertThat(e).isInstanceOf(WireParseException.class);
    }
  }

  @FuzzTest
  void names(byte[] input) {
    String text = new String(input, UTF_8);
    DomainName.parse(text)
        .ifPresent(name -> assertThat(DomainName.parse(name.text())).contains(name));
    IpAddress.parse(text)
        .ifPresent(address -> assertThat(IpAddress.parse(address.text())).contains(address));
    try {
      assertThat(Endpoint.parse(text, 25).port()).isBetween(0, 65_535);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }
}
