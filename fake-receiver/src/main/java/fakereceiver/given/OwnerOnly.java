package fakereceiver.given;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What is made for its owner's eyes, where the file system knows owners. */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** Of a file that is to be made at {@code path}. */
  public static FileAttribute<?>[] file(Path path) {
    return with("rw-------", path);
  }

  /** Of a folder that is to be made there. */
  public static FileAttribute<?>[] folder(Path path) {
    return with("rwx------", path);
  }

  private static FileAttribute<?>[] with(String permissions, Path path) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Whether files there have an owner and permissions. */
  public static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
