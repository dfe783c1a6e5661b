package fakereceiver.web.content;

import fakereceiver.mail.Message;
import fakereceiver.mail.MessageContent;
import fakereceiver.mail.Shortened;
import fakereceiver.report.Data;
import java.util.List;
import java.util.Optional;

/** What a page shows of one message. Any octets will do; everything is bounded. Immutable. */
public final class MailContent {

  /** The longest text that is shown. */
  public static final int MAX_TEXT = 1 << 18;

  private final MessageContent content;

  private MailContent(MessageContent content) {
    this.content = content;
  }

  public static MailContent of(Message message) {
    return new MailContent(MessageContent.of(message));
  }

  /** The fields of the header, in order, decoded, each cut at a bound. */
  public List<MessageContent.Header> headers() {
    return content.header();
  }

  /** The plain text, cut at {@link #MAX_TEXT}; empty where there is none. */
  public String text() {
    return Shortened.start(wholeText(), MAX_TEXT);
  }

  /** Whether {@link #text} is not all of it. */
  public boolean isCut() {
    return wholeText().length() > MAX_TEXT;
  }

  /** Whether there is HTML to be shown. */
  public boolean hasHtml() {
    return htmlPart().isPresent();
  }

  /**
   * The HTML as a document of its own for a sandboxed frame: it runs nothing, loads nothing and
   * leads nowhere. Empty where there is none.
   */
  public Optional<String> html() {
    return htmlPart()
        .map(part -> HtmlCleaner.clean(part.octets().text(), InlineImages.of(content.tree())));
  }

  /**
   * The tree of parts: {@code part}, {@code type}, {@code size}, {@code name}, {@code disposition},
   * {@code contentId}, {@code image}, {@code children}; what is not there is left out.
   */
  public Data.Members parts() {
    return PartTree.of(content.tree());
  }

  /** The part of that number, as {@link #parts} has it, if it holds anything. */
  public Optional<PartFile> part(String number) {
    return PartTree.find(content.tree(), number).flatMap(PartFile::of);
  }

  private String wholeText() {
    return shown("text/plain").map(part -> part.octets().text().replace("\r\n", "\n")).orElse("");
  }

  private Optional<MessageContent.Part> htmlPart() {
    return shown("text/html");
  }

  private Optional<MessageContent.Part> shown(String type) {
    return content.parts().stream()
        .filter(part -> !part.isAttachment() && part.type().equals(type))
        .findFirst();
  }
}
