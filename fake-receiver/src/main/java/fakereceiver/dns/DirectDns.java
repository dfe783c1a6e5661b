package fakereceiver.dns;

import fakereceiver.dns.wire.Deadline;
import fakereceiver.dns.wire.ExtendedError;
import fakereceiver.dns.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Asks one given server one question and shows the reply as it is: over UDP with EDNS, and over TCP
 * after a truncated reply. Nothing is followed, kept or judged; see {@link LiveDns} for answers.
 *
 * <p>Never throws for what the server or the network does. Safe for many threads.
 */
public final class DirectDns {

  /** A packet may be lost; after that much of the patience, another is sent. */
  private static final int TRIES = 2;

  private static final int MAX_RECORDS = 200; // of one section: more is hostile

  private DirectDns() {}

  /**
   * Asks and waits.
   *
   * @throws IllegalArgumentException when there is no record type of that mnemonic
   */
  public static ServerAnswer ask(
      InetSocketAddress server, ServerQuestion question, Duration patience) {
    int type = Type.value(question.type());
    if (type < 0) {
      throw new IllegalArgumentException("\"" + question.type() + "\" is not a record type");
    }
    Deadline deadline = Deadline.in(patience);
    String trouble = "";
    for (int left = TRIES; left > 0 && !deadline.isOver(); left--) {
      Duration share = deadline.left().dividedBy(left);
      try (Transport transport = new Transport()) {
        return read(
            question,
            transport.exchange(server, query(question, type), true, share, () -> {}),
            deadline);
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          trouble = "interrupted";
          break;
        }
        Servers.Trouble failure = Servers.trouble(e, deadline);
        trouble = failure.why();
        if (!failure.mayPass()) {
          break;
        }
      }
    }
    return ServerAnswer.none(question, trouble, deadline.took());
  }

  private static Message query(ServerQuestion question, int type) {
    Message query =
        Message.newQuery(Record.newRecord(WireName.of(question.name()), type, DClass.IN));
    Header header = query.getHeader();
    switch (question.mode()) {
      case ITSELF -> header.unsetFlag(Flags.RD);
      case RESOLVE -> header.setFlag(Flags.AD);
      case RESOLVE_UNCHECKED -> header.setFlag(Flags.CD);
    }
    return query;
  }

  private static ServerAnswer read(ServerQuestion question, Message reply, Deadline deadline) {
    Header header = reply.getHeader();
    return new ServerAnswer(
        question,
        Optional.empty(),
        Rcode.string(reply.getRcode()),
        header.getFlag(Flags.AA),
        header.getFlag(Flags.AD),
        header.getFlag(Flags.RA),
        records(reply, Section.ANSWER),
        records(reply, Section.AUTHORITY),
        records(reply, Section.ADDITIONAL),
        ExtendedError.of(reply),
        deadline.took());
  }

  private static List<ServerRecord> records(Message reply, int section) {
    List<ServerRecord> records = new ArrayList<>();
    for (Record r : reply.getSection(section)) {
      if (r.getType() != Type.OPT && r.getDClass() == DClass.IN && records.size() < MAX_RECORDS) {
        records.add(
            new ServerRecord(
                WireName.read(r.getName()),
                Type.string(r.getType()),
                Duration.ofSeconds(Math.min(r.getTTL(), Integer.MAX_VALUE)),
                r.rdataToString()));
      }
    }
    return records;
  }
}
