package fakereceiver.given;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file that the user names cannot be read, in plain words. */
public final class FileTrouble {

  private FileTrouble() {}

  /** {@code there is no such file}. */
  public static String why(Path file, IOException trouble) {
    if (trouble instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (trouble instanceof AccessDeniedException) {
      return "this user may not read it";
    }
    if (trouble instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    }
    if (trouble instanceof GivenFile.UnfitException) {
      return String.valueOf(trouble.getMessage());
    }
    return Files.isDirectory(file)
        ? "it is a folder, not a file"
        : "it cannot be read: " + trouble.getMessage();
  }

  /** The same of a file that is to be written: {@code there is no such folder}. */
  public static String whyNotWritten(Path file, IOException trouble) {
    return trouble instanceof NoSuchFileException
        ? "there is no such folder"
        : why(file, trouble)
            .replace("cannot be read", "cannot be written")
            .replace("may not read", "may not write");
  }
}
