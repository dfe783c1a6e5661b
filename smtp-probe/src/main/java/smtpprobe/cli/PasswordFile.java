package smtpprobe.cli;

import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a password of the user's. Nothing of it gets into a message. */
final class PasswordFile {

  /** Access tokens may be long. */
  private static final int MAX = 64 * 1024;

  private PasswordFile() {}

  /**
   * The only line of {@code file}, which is UTF-8; its line end does not belong to the password.
   *
   * @throws IllegalArgumentException when the file is not there, holds something else, or more than
   *     64 KiB
   */
  static String read(Path file) {
    String text = text(file);
    String password = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    password = password.endsWith("\r") ? password.substring(0, password.length() - 1) : password;
    if (password.isEmpty()) {
      throw wrong(file, "is empty, expected a password on its only line");
    }
    if (password.indexOf('\n') >= 0 || password.indexOf('\r') >= 0) {
      throw wrong(file, "has several lines, expected a password on its only line");
    }
    return password;
  }

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw wrong(file, "is a folder, expected a file");
    }
    try (InputStream in = Files.newInputStream(file)) { // may be a pipe: <(pass show mail)
      byte[] octets = in.readNBytes(MAX + 1);
      if (octets.length > MAX) {
        throw wrong(file, "has more than " + MAX + " octets, expected a password");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(GivenText.withoutMark(octets)))
          .toString();
    } catch (NoSuchFileException e) {
      throw wrong(file, "does not exist");
    } catch (CharacterCodingException e) {
      throw wrong(file, "is not UTF-8 text");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--auth-password-file " + file + ": " + FileTrouble.why(file, e), e);
    }
  }

  private static IllegalArgumentException wrong(Path file, String what) {
    return new IllegalArgumentException("--auth-password-file " + file + " " + what);
  }
}
