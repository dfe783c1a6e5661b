package fakereceiver.dns.wire;

import fakereceiver.given.Ascii;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.WireParseException;

/**
 * A query as it goes over the wire, and the test for its reply. Its number and the case of the
 * letters in its name are random: who cannot see the query has to guess both (RFC 5452 section 9.1;
 * draft-vixie-dnsext-dns0x20).
 */
public final class Query {

  /** RFC 9715: fits through every network. */
  private static final int PAYLOAD = 1232;

  private static final int HEADER = 12;

  /** Its bits in the third octet. */
  private static final int OPCODE = 0x78;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] octets;

  /** The question section with the letters as they were asked for. */
  private final byte[] question;

  private Query(byte[] octets, byte[] question) {
    this.octets = octets;
    this.question = question;
  }

  /** What a datagram is to the query. */
  public enum Match {
    REPLY,
    /** A reply to the same question, the case of whose letters is another. */
    IN_OTHER_CASE,
    /** Something else. */
    STRAY
  }

  /** Asks what {@code message} does. */
  public static Query of(Message message, boolean edns) throws IOException {
    Record asked = message.getQuestion();
    Message query = new Message(RANDOM.nextInt(1 << 16));
    for (int flag : new int[] {Flags.RD, Flags.AD, Flags.CD}) {
      if (message.getHeader().getFlag(flag)) {
        query.getHeader().setFlag(flag);
      }
    }
    query.addRecord(
        Record.newRecord(inRandomCase(asked.getName()), asked.getType(), asked.getDClass()),
        Section.QUESTION);
    if (edns) {
      query.addRecord(new OPTRecord(PAYLOAD, 0, 0, 0), Section.ADDITIONAL);
    }
    byte[] octets = query.toWire();
    byte[] question = Arrays.copyOfRange(octets, HEADER, HEADER + asked.getName().length() + 4);
    System.arraycopy(asked.getName().toWire(), 0, question, 0, asked.getName().length());
    return new Query(octets, question);
  }

  private static Name inRandomCase(Name name) throws IOException {
    byte[] octets = name.toWire();
    byte[] coins = new byte[octets.length];
    RANDOM.nextBytes(coins);
    for (int i = 0; i < octets.length; i++) {
      if (Ascii.isLetter(octets[i]) && coins[i] < 0) { // no length of a label is one: below 64
        octets[i] ^= 0x20;
      }
    }
    return new Name(octets);
  }

  /** What is sent as a datagram. */
  public byte[] octets() {
    return octets.clone();
  }

  /** What is sent over TCP: the same, behind its length (RFC 1035 section 4.2.2). */
  byte[] octetsForTcp() {
    byte[] framed = new byte[octets.length + 2];
    framed[0] = (byte) (octets.length >> 8);
    framed[1] = (byte) octets.length;
    System.arraycopy(octets, 0, framed, 2, octets.length);
    return framed;
  }

  /** What these octets are to this query. */
  public Match match(byte[] received) {
    if (received.length < HEADER
        || received[0] != octets[0]
        || received[1] != octets[1]
        || received[2] >= 0) { // the QR bit: an echo is no reply
      return Match.STRAY;
    }
    int questions = ((received[4] & 0xff) << 8) | (received[5] & 0xff);
    if (questions == 0) { // a server that understood nothing repeats nothing
      int rcode = received[3] & 0xf;
      return rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN ? Match.STRAY : Match.REPLY;
    }
    if (questions != 1 || received.length < HEADER + question.length) {
      return Match.STRAY;
    }
    boolean same = true;
    for (int i = 0; i < question.length; i++) {
      byte here = received[HEADER + i];
      same &= here == octets[HEADER + i];
      if (here != question[i] && !(Ascii.isLetter(here) && (here ^ 0x20) == question[i])) {
        return Match.STRAY;
      }
    }
    return same ? Match.REPLY : Match.IN_OTHER_CASE;
  }

  /**
   * What a reply says, to the question in the case in which it was asked for.
   *
   * @throws WireParseException when it cannot be read, or is the reply to something else than a
   *     query, such as NOTIFY
   */
  public Message read(byte[] reply) throws IOException {
    if ((reply[2] & OPCODE) != 0) {
      throw new WireParseException("not the opcode of a query");
    }
    byte[] octets = reply.clone();
    if (octets[5] == 1) {
      System.arraycopy(question, 0, octets, HEADER, question.length);
    }
    return new Message(octets);
  }
}
