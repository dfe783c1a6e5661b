package fakereceiver.journal;

import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.MessageContent;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Shortened;
import fakereceiver.session.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What can be searched of a mail: the words that its reader, and its sender's admin, would know.
 */
final class SearchText {

  /** Of a message's text no more is searched. */
  static final int MAX_TEXT = 16 << 10;

  private static final int MAX_RECIPIENTS = 100;

  private SearchText() {}

  /** In lower case, in lines. */
  static String of(Mail mail) {
    List<String> words = new ArrayList<>();
    words.add(mail.persona());
    words.add(mail.attempt().clientAddress().text());
    mail.attempt().heloName().map(HeloName::text).ifPresent(words::add);
    mail.attempt().reversePath().map(ReversePath::toString).ifPresent(words::add);
    mail.attempt().recipients().stream()
        .limit(MAX_RECIPIENTS)
        .map(Mailbox::toString)
        .forEach(words::add);
    mail.reply().ifPresent(reply -> words.addAll(reply.wireLines()));
    words.addAll(mail.verdict().because());
    mail.message().map(MessageContent::of).ifPresent(message -> add(words, message));
    return String.join("\n", words).toLowerCase(Locale.ROOT);
  }

  private static void add(List<String> words, MessageContent message) {
    words.add(message.subject());
    words.addAll(message.fields("From"));
    words.addAll(message.fields("To"));
    words.addAll(message.fields("Message-ID"));
    words.add(Shortened.start(message.text(), MAX_TEXT));
  }
}
