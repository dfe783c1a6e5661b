package fakereceiver.assertion;

import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Action;
import fakereceiver.judge.Stage;
import fakereceiver.mail.EnhancedStatusCode;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.MessageContent;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.report.MailReport;
import fakereceiver.rules.RuleBook;
import fakereceiver.session.Mail;
import fakereceiver.session.Mail.Fate;
import fakereceiver.yaml.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said of a mail. Each sentence fails with what was expected, and the report of the
 * mail.
 *
 * @param <S> what the next sentence is said to
 */
public interface MailChecks<S> {

  /** The mail. */
  Mail mail();

  /** What the next sentence is said to. */
  S itself();

  /** Fails with that text. */
  void fail(String text);

  /** It was refused for good: 5yz. */
  default S wasRefused() {
    return hadFate(Fate.REFUSED, "to be refused (5yz)");
  }

  /** It was refused for now: 4yz. */
  default S wasDeferred() {
    return hadFate(Fate.DEFERRED, "to be deferred (4yz)");
  }

  /** It was taken and is where its reader looks. */
  default S wasDelivered() {
    return holds(mail().isDelivered(), "to be delivered");
  }

  /** It was taken, and filed as junk. */
  default S wasJunked() {
    return holds(isTaken(Action.JUNK), "to be taken and filed as junk");
  }

  /** It was taken, and thrown away. */
  default S wasDropped() {
    return holds(isTaken(Action.DROP), "to be taken and thrown away");
  }

  private boolean isTaken(Action action) {
    return mail().fate() == Fate.TAKEN && mail().verdict().action() == action;
  }

  private S hadFate(Fate fate, String expected) {
    return holds(mail().fate() == fate, expected);
  }

  /** It was refused there. */
  default S at(Stage stage) {
    return holds(
        mail().stage().equals(Optional.of(stage)),
        "to be refused at " + stage.word(),
        mail().stage().map(Stage::word).orElse("not refused"));
  }

  /** The last word on it had that code. */
  default S with(int code) {
    return holds(
        mail().reply().filter(reply -> reply.code() == code).isPresent(),
        "to be answered with " + code,
        reply());
  }

  /** The last word on it had that code, and that enhanced status code. */
  default S with(int code, String status) {
    return holds(
        mail()
            .reply()
            .filter(reply -> reply.code() == code)
            .flatMap(Reply::status)
            .map(EnhancedStatusCode::toString)
            .filter(status::equals)
            .isPresent(),
        "to be answered with " + code + " " + status,
        reply());
  }

  /** The last word on it held that text, upper and lower case told apart. */
  default S withReplyContaining(String text) {
    return holds(
        mail().reply().filter(reply -> String.join(" ", reply.lines()).contains(text)).isPresent(),
        "to be answered with \"" + text + "\"",
        reply());
  }

  private String reply() {
    return mail().reply().map(reply -> String.join(" / ", reply.wireLines())).orElse("no reply");
  }

  /**
   * That rule is among those behind what was done with it.
   *
   * @throws IllegalArgumentException when there is no such rule
   */
  default S because(String rule) {
    refuseUnknown(rule);
    return holds(
        mail().verdict().because().contains(rule),
        "to be judged so because of " + rule,
        String.join(", ", mail().verdict().because()));
  }

  /**
   * That rule found its fault, whatever was made of it.
   *
   * @throws IllegalArgumentException when there is no such rule
   */
  default S hasFault(String rule) {
    refuseUnknown(rule);
    Outcome.Result result = mail().verdict().outcome(rule).result();
    return holds(
        result == Outcome.Result.FAILED,
        "to have the fault " + rule,
        result.name().toLowerCase(Locale.ROOT));
  }

  /**
   * That rule did not find its fault.
   *
   * @throws IllegalArgumentException when there is no such rule
   */
  default S hasNoFault(String rule) {
    refuseUnknown(rule);
    return holds(
        mail().verdict().outcome(rule).result() != Outcome.Result.FAILED,
        "not to have the fault " + rule);
  }

  /** A rule that nobody looks for is never found: what is said of it would hold for ever. */
  private void refuseUnknown(String rule) {
    Set<String> known = RuleBook.ids();
    boolean hasOthers =
        mail().verdict().findings().all().stream().anyMatch(one -> !known.contains(one.id()));
    if (!known.contains(rule) && !hasOthers) { // a receiver may have rules of the test's own
      throw new IllegalArgumentException(
          "there is no rule \"" + Printable.of(rule) + "\"" + Nearest.hint(rule, known));
    }
  }

  /** It was judged as from that address, which the test or its client claimed. */
  default S fromClaimed(String address) {
    boolean claimed = !mail().attempt().clientAddress().equals(mail().peer());
    return holds(
        claimed && mail().attempt().clientAddress().equals(IpAddress.of(address)),
        "to be from " + address + " by claim",
        mail().attempt().clientAddress() + (claimed ? "" : ", where it really came from"));
  }

  /** It was judged as greeted by that name. */
  default S withHelo(String name) {
    String seen = mail().attempt().heloName().map(HeloName::text).orElse("");
    return holds(seen.equalsIgnoreCase(name), "to be greeted as " + name, seen);
  }

  /** MAIL named that sender. */
  default S from(String sender) {
    String seen = mail().attempt().reversePath().map(ReversePath::toString).orElse("");
    return holds(same(seen).equals(same(sender)), "to have the sender " + sender, seen);
  }

  /** RCPT named that recipient, and maybe others. */
  default S to(String recipient) {
    List<String> seen = mail().attempt().recipients().stream().map(Mailbox::toString).toList();
    return holds(
        seen.stream().anyMatch(one -> same(one).equals(same(recipient))),
        "to have the recipient " + recipient,
        seen.toString());
  }

  /** The same text for the same mailbox: with or without brackets, its domain in any case. */
  private static String same(String path) {
    String bare =
        path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path;
    int domain = bare.lastIndexOf('@') + 1;
    return bare.substring(0, domain) + bare.substring(domain).toLowerCase(Locale.ROOT);
  }

  /** Its subject, decoded, is that. */
  default S hasSubject(String subject) {
    return holds(
        content().subject().equals(subject),
        "to have the subject \"" + subject + "\"",
        content().fields("Subject").isEmpty()
            ? "without a Subject field"
            : "\"" + content().subject() + "\"");
  }

  /** It has such a field with that value, decoded and unfolded. */
  default S hasHeader(String name, String value) {
    List<String> seen = content().fields(name);
    return holds(
        seen.contains(value), "to have a field " + name + ": " + value, name + ": " + seen);
  }

  /** It has no such field. */
  default S hasNoHeader(String name) {
    List<String> seen = content().fields(name);
    return holds(seen.isEmpty(), "to have no field " + name, seen.toString());
  }

  /** Its text, decoded, holds that; lines end in LF. */
  default S hasBodyContaining(String text) {
    return holds(
        content().text().contains(text),
        "to have a text with \"" + text + "\"",
        "\"" + content().text() + "\"");
  }

  /** It has an attachment of that name. */
  default S hasAttachment(String name) {
    List<String> seen =
        content().attachments().stream().flatMap(part -> part.name().stream()).toList();
    return holds(seen.contains(name), "to have an attachment " + name, seen.toString());
  }

  /** It has no attachment. */
  default S hasNoAttachment() {
    List<MessageContent.Part> seen = content().attachments();
    return holds(seen.isEmpty(), "to have no attachment", seen.toString());
  }

  /** It has a DKIM signature of that domain, and its signatures were not found to be broken. */
  default S isSignedBy(String domain) {
    List<String> seen = mail().message().map(Signers::of).orElse(List.of());
    boolean broken = mail().verdict().outcome("dkim-fail").result() == Outcome.Result.FAILED;
    return holds(
        seen.contains(domain) && !broken,
        "to have a good DKIM signature of " + domain,
        seen.isEmpty() ? "no signature" : "of " + seen + (broken ? ", none of them good" : ""));
  }

  private MessageContent content() {
    if (mail().message().isEmpty()) {
      holds(false, "to have come as far as its message");
    }
    return MessageContent.of(mail().message().orElseGet(() -> fakereceiver.mail.Message.of("")));
  }

  private S holds(boolean isSo, String expected) {
    return holds(isSo, expected, "");
  }

  private S holds(boolean isSo, String expected, String seen) {
    if (!isSo) {
      fail(
          "Expected the mail "
              + expected
              + (seen.isEmpty() ? "" : "\n but it was: " + Printable.inAnyScript(seen))
              + "\n\n"
              + String.join("\n", MailReport.text(mail())));
    }
    return itself();
  }
}
