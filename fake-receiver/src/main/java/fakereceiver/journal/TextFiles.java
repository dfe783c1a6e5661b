package fakereceiver.journal;

import fakereceiver.journal.file.Folder;
import fakereceiver.journal.file.HeadReader;
import fakereceiver.journal.file.Item;
import java.io.IOException;

/** Texts that are not in memory, in the order of their files. For one thread. */
final class TextFiles implements AutoCloseable {

  private final HeadReader heads;

  TextFiles(Folder folder) {
    this.heads = new HeadReader(folder);
  }

  /** What is searched of a mail; empty when its file is gone meanwhile. */
  String text(Item.Place place) {
    try {
      return SummaryCode.text(heads.head(place));
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public void close() {
    heads.close();
  }
}
