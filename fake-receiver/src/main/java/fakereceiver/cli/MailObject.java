package fakereceiver.cli;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.report.Data;
import fakereceiver.report.JsonLine;
import fakereceiver.report.MailMembers;
import fakereceiver.session.Ending;
import fakereceiver.session.Mail;
import fakereceiver.session.Refusal;
import fakereceiver.session.Transaction;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mail as one line of JSON. The names of its members are a promise: later versions of the program
 * only add to them, and {@link #VERSION} grows when one changes its meaning.
 */
final class MailObject {

  /** Of the format, in every line. */
  static final int VERSION = 1;

  /** No line is longer, whatever a client sends. */
  static final int MAX_LINE = 1 << 16;

  /** Tried one after the other until the line is short enough. */
  private static final List<Limits> LIMITS =
      List.of(new Limits(100, 1000), new Limits(10, 200), new Limits(3, 60));

  /** How much is told of anything. */
  private record Limits(int items, int characters) {}

  private final Mail mail;
  private final Limits limits;
  private boolean truncated;

  private MailObject(Mail mail, Limits limits) {
    this.mail = mail;
    this.limits = limits;
  }

  /** The line of a mail, or of a session without one, that was final so long after it began. */
  static String of(Mail mail, Instant began, Duration took) {
    String line = "";
    for (Limits limits : LIMITS) {
      line = JsonLine.of(new MailObject(mail, limits).tree(began, took));
      if (line.length() <= MAX_LINE) {
        break;
      }
    }
    return line;
  }

  private Data.Members tree(Instant began, Duration took) {
    Attempt attempt = mail.attempt();
    Transaction transaction = mail.transaction();
    Data.Tree tree =
        Data.tree()
            .with("version", VERSION)
            .with("event", transaction.isMail() ? "mail" : "session")
            .with("time", began.toString())
            .with("session", mail.session())
            .with("mail", mail.number())
            .with("persona", mail.persona())
            .with("peer", mail.peer().text())
            .with("client", attempt.clientAddress().text());
    tree.with("claims", MailMembers.claims(mail, this::cut));
    text(tree, "login", Optional.ofNullable(mail.claims().get("AUTH")));
    text(tree, "helo", attempt.heloName().map(HeloName::text));
    text(tree, "from", attempt.reversePath().map(Object::toString));
    tree.with("to", texts(attempt.recipients())).with("recipients", attempt.recipients().size());
    ending(tree);
    tree.with("refused", items(transaction.refusals(), this::refusal));
    attempt.message().ifPresent(message -> message(tree, message));
    if (!transaction.others().isEmpty()) {
      tree.with("would", items(transaction.others(), this::would));
    }
    text(tree, "file", transaction.file().map(Object::toString));
    MailMembers.tls(mail).ifPresent(tls -> tree.with("tls", tls));
    text(tree, "trouble", mail.trouble());
    tree.with("milliseconds", took.toMillis());
    tree.with("truncated", truncated);
    return tree.done();
  }

  private void ending(Data.Tree tree) {
    Ending ending = mail.ending();
    tree.with("verdict", ending.word());
    tree.with("stage", ending.stage().map(Stage::word));
    ending.reply().ifPresent(reply -> tree.with("reply", reply(reply)));
    tree.with("byPersona", ending.isOfPersona());
    Verdict verdict = mail.verdict();
    tree.with("because", items(ending.isOfPersona() ? verdict.because() : List.of(), this::why));
    tree.with("assumed", verdict.assumed());
    verdict.score().ifPresent(score -> tree.with("score", score.sum()));
  }

  private Data why(String rule) {
    return mail.verdict().findings().all().stream()
        .filter(finding -> finding.id().equals(rule))
        .findFirst()
        .map(
            finding ->
                Data.tree()
                    .with("rule", rule)
                    .with("fault", cut(finding.card().fault()))
                    .with("evidence", texts(finding.outcome().evidence().lines()))
                    .with("remedy", cut(finding.remedy())))
        .orElseGet(() -> Data.tree().with("rule", rule))
        .done();
  }

  private Data would(Verdict other) {
    Data.Tree tree =
        Data.tree()
            .with("persona", cut(other.persona()))
            .with("verdict", other.action().word())
            .with("stage", other.stage().map(Stage::word));
    if (other.action().refuses()) {
      other
          .reply()
          .ifPresent(reply -> tree.with("code", reply.code()).with("status", reply.status()));
    }
    return tree.done();
  }

  private Data refusal(Refusal refusal) {
    return Data.tree()
        .with("command", cut(refusal.command()))
        .with("reply", reply(refusal.reply()))
        .done();
  }

  private Data reply(Reply reply) {
    return Data.tree()
        .with("code", reply.code())
        .with("status", reply.status())
        .with("lines", texts(reply.lines()))
        .done();
  }

  private void message(Data.Tree tree, Message message) {
    tree.with("size", message.size());
    text(tree, "subject", field(message, "Subject"));
    text(tree, "headerFrom", field(message, "From"));
    text(tree, "messageId", field(message, "Message-ID"));
  }

  private static Optional<String> field(Message message, String name) {
    return message.fields(name).stream().findFirst().map(MailObject::decoded);
  }

  /** Octets as UTF-8, where they are (RFC 6532), one character each where they are not. */
  private static String decoded(String octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  private void text(Data.Tree tree, String name, Optional<String> text) {
    text.ifPresent(value -> tree.with(name, cut(value)));
  }

  private Data.Items texts(List<?> things) {
    return items(things, thing -> new Data.Text(cut(thing.toString())));
  }

  private <T> Data.Items items(List<T> things, Function<T, Data> each) {
    truncated |= things.size() > limits.items();
    List<Data> items = new ArrayList<>();
    things.stream().limit(limits.items()).map(each).forEach(items::add);
    return new Data.Items(items);
  }

  /** As much of a text as the longest one in a line. */
  static String shortened(String text) {
    int most = LIMITS.get(0).characters();
    return text.length() <= most ? text : text.substring(0, most);
  }

  private String cut(String text) {
    if (text.length() <= limits.characters()) {
      return text;
    }
    truncated = true;
    return text.substring(0, limits.characters());
  }
}
