package smtpprobe.cli;

import fakereceiver.mail.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import smtpprobe.letter.Letter;
import smtpprobe.letter.Template;

/** What is sent. */
final class LetterOptions {

  @Option(
      names = "--message",
      paramLabel = "FILE",
      description =
          "Send this message, byte for byte, below a signature if any; default: a short test mail.")
  private Optional<Path> message = Optional.empty();

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "Send this message with its blanks filled in: {from} {to} {message-id} {date} {source} "
              + "{helo} {server} {id}. Fields that have to be there are added.")
  private Optional<Path> template = Optional.empty();

  @Option(
      names = "--subject",
      paramLabel = "TEXT",
      description = "The subject, instead of the template's; the id is added to it.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "TEXT",
      description =
          "The id of this run; that of each mail is TEXT-N, and stands in its Message-ID and its "
              + "subject. Default: made up anew.")
  private Optional<String> id = Optional.empty();

  /** The files that a letter is read from. */
  Path[] files() {
    return Stream.concat(message.stream(), template.stream()).toArray(Path[]::new);
  }

  /** The user's own message, if there is one. */
  Optional<Message> message() {
    return message.map(MessageFile::read);
  }

  /**
   * The letter, which is not sent when there is a message of the user's own.
   *
   * @throws IllegalArgumentException when options contradict each other, or the template is wrong
   */
  Letter letter() {
    if (message.isPresent() && (template.isPresent() || subject.isPresent())) {
      throw new IllegalArgumentException(
          "--message with "
              + (template.isPresent() ? "--template" : "--subject")
              + ", expected one of them: a message is sent byte for byte");
    }
    return new Letter(
        template.map(LetterOptions::read).orElse(Template.BUILT_IN),
        subject,
        id.orElseGet(LetterOptions::newId));
  }

  private static Template read(Path file) {
    Message content = MessageFile.read("--template", file);
    try {
      return Template.parse(
          file.toString(),
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.bytes())).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("--template " + file + " is not UTF-8, as expected", e);
    }
  }

  private static String newId() {
    // It tells mails apart and is no secret: the providers of secrets take long to load.
    return "probe-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
  }
}
