package fakereceiver.journal.encoding;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.mail.Transcript;
import fakereceiver.session.Mail;
import fakereceiver.session.Refusal;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import fakereceiver.session.TransactionParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as octets: everything but messages, then what the stored form has on top of the message,
 * then the message as it came.
 *
 * @param rest all but the messages, and the length of that in front
 * @param onTop what the stored form begins with
 * @param message as it came, if it did
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MailCode(byte[] rest, byte[] onTop, Optional<Message> message) {

  private static final byte[] NOTHING = {};

  public static MailCode of(Mail mail) {
    Optional<Message> message = mail.message();
    Optional<Message> stored = mail.transaction().stored();
    int top = stored.map(Message::size).orElse(0) - message.map(Message::size).orElse(0);
    byte[] onTop = NOTHING;
    if (stored.isPresent() && top >= 0) {
      onTop = new byte[top];
      stored.get().copyTo(onTop, 0, 0, top);
    }
    Output out = Output.ofMail();
    out.flag(message.isPresent()).flag(stored.isPresent()).number(onTop.length);
    write(out, mail);
    return new MailCode(out.done(), onTop, message);
  }

  /** How many octets it has. */
  public int length() {
    return Math.addExact(
        Integer.BYTES + rest.length + onTop.length, message.map(Message::size).orElse(0));
  }

  /** Writes it, without a copy of the message. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(rest.length).array());
    out.write(rest);
    out.write(onTop);
    if (message.isPresent()) {
      message.get().writeTo(out);
    }
  }

  /**
   * The mail.
   *
   * @throws IllegalArgumentException when {@code octets} are something else
   */
  public static Mail read(byte[] octets) {
    ByteBuffer all = ByteBuffer.wrap(octets);
    int length = all.remaining() < Integer.BYTES ? -1 : all.getInt();
    if (length < 0 || length > all.remaining()) {
      throw new IllegalArgumentException("octets are missing");
    }
    int end = all.position() + length;
    Input in = new Input(all.slice(all.position(), length));
    boolean came = in.flag();
    boolean isStored = in.flag();
    int top = in.small();
    if (top > octets.length - end) {
      throw new IllegalArgumentException("octets are missing");
    }
    Optional<Message> message =
        came
            ? Optional.of(Message.of(Arrays.copyOfRange(octets, end + top, octets.length)))
            : Optional.empty();
    Optional<Message> stored =
        isStored
            ? message.map(m -> m.withOnTop(Arrays.copyOfRange(octets, end, end + top)))
            : Optional.empty();
    return read(in, message, stored);
  }

  private static void write(Output out, Mail mail) {
    out.text(mail.session()).number(mail.number()).text(mail.persona()).moment(mail.time());
    out.text(mail.peer().text()).map(mail.claims());
    out.maybe(mail.tls(), (to, tls) -> to.text(tls.protocol()).text(tls.cipherSuite()));
    out.maybe(mail.trouble(), Output::text);
    out.all(
        mail.transcript().lines(),
        (to, line) -> to.time(line.at()).word(line.speaker()).text(line.text()));
    Transaction transaction = mail.transaction();
    AttemptCode.write(out, transaction.attempt());
    List<Verdict> verdicts = new ArrayList<>(List.of(transaction.verdict()));
    verdicts.addAll(transaction.others());
    VerdictCode.write(out, verdicts);
    out.map(transaction.parameters().mail());
    out.all(transaction.parameters().recipients(), Output::map);
    out.maybe(transaction.file(), (to, file) -> to.text(file.toString()));
    out.maybe(transaction.reply(), VerdictCode::reply);
    out.all(
        transaction.refusals(),
        (to, one) -> {
          to.text(one.command());
          VerdictCode.reply(to, one.reply());
        });
  }

  private static Mail read(Input in, Optional<Message> message, Optional<Message> stored) {
    String session = in.text();
    int number = in.small();
    String persona = in.text();
    Instant time = in.moment();
    IpAddress peer = IpAddress.of(in.text());
    Map<String, String> claims = in.map();
    Optional<SessionRecord.Tls> tls =
        in.maybe(from -> new SessionRecord.Tls(from.text(), from.text()));
    Optional<String> trouble = in.maybe(Input::text);
    Transcript transcript =
        new Transcript(
            in.all(
                from ->
                    new Transcript.Line(
                        from.time(), from.word(Transcript.Speaker.class), from.text())));
    return new Mail(
        session,
        number,
        persona,
        time,
        peer,
        claims,
        transaction(in, message, stored),
        transcript,
        tls,
        trouble);
  }

  private static Transaction transaction(
      Input in, Optional<Message> message, Optional<Message> stored) {
    Attempt attempt = AttemptCode.read(in, message);
    List<Verdict> verdicts = VerdictCode.read(in);
    if (verdicts.isEmpty()) {
      throw new IllegalArgumentException("no verdict");
    }
    TransactionParameters parameters =
        new TransactionParameters(in.map(), new ArrayList<>(in.all(Input::map)));
    return new Transaction(
        attempt,
        verdicts.get(0),
        parameters,
        stored,
        in.maybe(from -> Path.of(from.text())),
        in.maybe(VerdictCode::reply),
        verdicts.subList(1, verdicts.size()),
        in.all(from -> new Refusal(from.text(), VerdictCode.reply(from))));
  }
}
