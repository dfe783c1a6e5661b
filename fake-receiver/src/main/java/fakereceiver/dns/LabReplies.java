package fakereceiver.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * From the bytes of a query to the bytes of the reply that {@link Zones} give. Safe for many
 * threads.
 */
final class LabReplies {

  private static final int MAX_UDP = 4096;
  private static final int MIN_UDP = 512; // RFC 1035 section 4.2.1
  private static final int QR_BIT = 0x80;

  private volatile Zones zones;

  /**
   * What to send back.
   *
   * @param message the message
   * @param room how many octets it may have; what does not fit is truncated
   * @param delay how long to wait before
   */
  record Reply(Message message, int room, Duration delay) {

    byte[] wire() {
      return message.toWire(room);
    }
  }

  LabReplies(Zones zones) {
    this.zones = zones;
  }

  /** Gives what {@code next} say from now on. */
  void change(Zones next) {
    zones = next;
  }

  /** The reply to {@code packet}; empty when there is to be silence. */
  Optional<Reply> to(byte[] packet, boolean tcp) {
    if (packet.length < Header.LENGTH || (packet[2] & QR_BIT) != 0) {
      return Optional.empty();
    }
    Message query;
    try {
      query = new Message(packet);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(atOnce(unreadable(packet)));
    }
    int refusal = refusal(query);
    if (refusal != Rcode.NOERROR) {
      return Optional.of(atOnce(reply(query, refusal)));
    }
    Record question = query.getQuestion();
    return answer(query, zones.find(question.getName(), question.getType()), tcp);
  }

  private static Reply atOnce(Message message) {
    return new Reply(message, MIN_UDP, Duration.ZERO);
  }

  private static Message unreadable(byte[] packet) {
    Message reply = new Message((packet[0] & 0xff) << 8 | (packet[1] & 0xff));
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(Rcode.FORMERR);
    return reply;
  }

  private static int refusal(Message query) {
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return Rcode.NOTIMP;
    }
    if (query.getSection(Section.QUESTION).size() != 1) {
      return Rcode.FORMERR;
    }
    OPTRecord opt = query.getOPT();
    if (opt != null && opt.getVersion() != 0) {
      return Rcode.BADVERS;
    }
    if (query.getQuestion().getDClass() != DClass.IN) {
      return Rcode.REFUSED;
    }
    return switch (query.getQuestion().getType()) {
      case Type.AXFR, Type.IXFR -> Rcode.REFUSED;
      case Type.ANY, Type.MAILA, Type.MAILB -> Rcode.NOTIMP;
      default -> Rcode.NOERROR;
    };
  }

  private static Message reply(Message query, int rcode) {
    Message reply = new Message(query.getHeader().getID());
    Header header = reply.getHeader();
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RA);
    header.setOpcode(query.getHeader().getOpcode());
    header.setRcode(rcode & 0xf);
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    query.getSection(Section.QUESTION).forEach(q -> reply.addRecord(q, Section.QUESTION));
    if (query.getOPT() != null) {
      reply.addRecord(new OPTRecord(MAX_UDP, rcode >> 4, 0), Section.ADDITIONAL);
    }
    return reply;
  }

  private Optional<Reply> answer(Message query, Hit hit, boolean tcp) {
    if (hit.result() == Hit.Result.TIMEOUT) {
      return Optional.empty();
    }
    if (hit.modifier().kind() == Fault.Kind.BOGUS && !query.getHeader().getFlag(Flags.CD)) {
      return Optional.of(atOnce(bogus(query)));
    }
    Message reply = reply(query, rcode(hit));
    addAll(reply, hit.answer(), Section.ANSWER);
    addAll(reply, hit.authority(), Section.AUTHORITY);
    if (hit.result() == Hit.Result.DELEGATED) {
      reply.getHeader().unsetFlag(Flags.RA); // so that a resolver sees that this is no answer
      addAll(reply, zones.glue(hit.authority()), Section.ADDITIONAL);
    } else if (rcode(hit) == Rcode.NOERROR || rcode(hit) == Rcode.NXDOMAIN) {
      reply.getHeader().setFlag(Flags.AA);
    }
    if (hit.modifier().kind() == Fault.Kind.SECURE && query.getHeader().getFlag(Flags.AD)) {
      reply.getHeader().setFlag(Flags.AD);
    }
    if (hit.modifier().kind() == Fault.Kind.TRUNCATE && !tcp) {
      reply.removeAllRecords(Section.ANSWER);
      reply.getHeader().setFlag(Flags.TC);
    }
    int room = tcp ? Message.MAXLENGTH : udpRoom(query);
    return Optional.of(new Reply(reply, room, hit.modifier().delay()));
  }

  /** RFC 8914 section 4.7. */
  private static Message bogus(Message query) {
    Message reply = reply(query, Rcode.SERVFAIL);
    if (query.getOPT() != null) {
      reply.removeAllRecords(Section.ADDITIONAL);
      reply.addRecord(
          new OPTRecord(
              MAX_UDP,
              0,
              0,
              0,
              List.of(
                  new ExtendedErrorCodeOption(
                      ExtendedErrorCodeOption.DNSSEC_BOGUS, "as the zone file says"))),
          Section.ADDITIONAL);
    }
    return reply;
  }

  private static int rcode(Hit hit) {
    return switch (hit.result()) {
      case FOUND, NO_SUCH_RECORD, DELEGATED, LOOP -> Rcode.NOERROR;
      case NO_SUCH_NAME -> Rcode.NXDOMAIN;
      case NOT_HERE -> hit.answer().isEmpty() ? Rcode.REFUSED : Rcode.NOERROR;
      case REFUSED -> Rcode.REFUSED;
      case SERVFAIL, TIMEOUT, COMPUTED -> Rcode.SERVFAIL;
    };
  }

  private static void addAll(Message reply, List<Record> records, int section) {
    records.forEach(r -> reply.addRecord(r, section));
  }

  /** RFC 6891 section 6.2.3; a client without EDNS gets what RFC 1035 allows. */
  private static int udpRoom(Message query) {
    OPTRecord opt = query.getOPT();
    return opt == null ? MIN_UDP : Math.max(MIN_UDP, Math.min(MAX_UDP, opt.getPayloadSize()));
  }
}
