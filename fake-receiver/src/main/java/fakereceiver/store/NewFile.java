package fakereceiver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on its way: written and flushed under a name of its own, then given its real name, then
 * kept. What is not kept is gone when it is closed.
 */
final class NewFile implements AutoCloseable {

  private final Path unfinished;
  private final Path file;
  private boolean published;
  private boolean kept;

  NewFile(Path place, String name, DurableFile.Content content) throws IOException {
    this.unfinished = place.resolve(Unfinished.of(name));
    this.file = place.resolve(name);
    DurableFile.create(unfinished, content);
  }

  /** Gives it its real name; nothing that has that name is written over. */
  void publish() throws IOException {
    DurableFile.name(unfinished, file);
    published = true;
  }

  /** It stays. */
  void keep() {
    kept = true;
  }

  @Override
  public void close() throws IOException {
    if (published && !kept) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(unfinished);
  }
}
