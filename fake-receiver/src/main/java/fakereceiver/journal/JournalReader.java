package fakereceiver.journal;

import fakereceiver.journal.encoding.MailCode;
import fakereceiver.journal.encoding.VerdictCode;
import fakereceiver.journal.file.Damage;
import fakereceiver.journal.file.Folder;
import fakereceiver.journal.file.Item;
import fakereceiver.journal.file.Opened;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A journal on disk as it is at this moment, only to be read: a receiver may write it meanwhile.
 * Safe for several threads.
 */
public final class JournalReader {

  private static final int MAX_DAMAGES = 1000;

  private final DiskIndex index;
  private final List<Damage> damages;

  private JournalReader(DiskIndex index, List<Damage> damages) {
    this.index = index;
    this.damages = List.copyOf(damages);
  }

  /**
   * Reads what is in {@code path}.
   *
   * @throws IOException when there is no journal, or a later version has written it; its message is
   *     a sentence for the user
   */
  public static JournalReader open(Path path) throws IOException {
    Folder folder = folder(path);
    DiskIndex index = new DiskIndex(folder, 0); // texts are read when they are wanted
    return new JournalReader(index, Opened.read(folder, false, index::add));
  }

  private static Folder folder(Path path) throws IOException {
    Folder folder = new Folder(path);
    if (!folder.isJournal()) {
      throw new NoSuchFileException(path.toString(), null, "there is no journal");
    }
    return folder;
  }

  /** What was passed over. */
  public List<Damage> damages() {
    return damages;
  }

  /** The newest entries that fit, as {@link Journal#find}. */
  public Found find(Query query, int limit) {
    return Searching.page(index.fitting(query), OptionalLong.empty(), limit);
  }

  /** The entry of that number, as {@link Journal#entry}. */
  public Optional<Entry> entry(long id) {
    return index.entry(id);
  }

  /** Why an entry that is there cannot be read, if one could not. */
  public Optional<String> trouble() {
    return index.damage();
  }

  /**
   * What a look at every octet has shown.
   *
   * @param entries how many mails are sound
   * @param damages what is not, in a line each; of very many the first
   */
  public record Verified(long entries, List<String> damages) {
    public Verified {
      damages = List.copyOf(damages);
    }
  }

  /** Looks at every octet of the journal in {@code path}. */
  public static Verified verify(Path path) throws IOException {
    Folder folder = folder(path);
    boolean idle = !folder.isInUse();
    List<String> unreadable = new ArrayList<>(); // at most MAX_DAMAGES
    long[] sound = {0};
    List<Damage> found =
        Opened.read(
            folder,
            true,
            item -> {
              Optional<String> why = unreadable(folder, item);
              if (why.isPresent() && unreadable.size() < MAX_DAMAGES) {
                unreadable.add(why.get());
              }
              sound[0] += item.kind() == DiskIndex.MAIL && why.isEmpty() ? 1 : 0;
            });
    List<String> all = new ArrayList<>(found.stream().map(Damage::toString).toList());
    if (idle) {
      Opened.unfinished(folder).ifPresent(tail -> all.add(tail.toString()));
    }
    all.addAll(unreadable);
    return new Verified(sound[0], all);
  }

  private static Optional<String> unreadable(Folder folder, Item item) {
    try {
      switch (item.kind()) {
        case DiskIndex.MAIL -> MailCode.read(Opened.body(folder, item.place()));
        case DiskIndex.JUDGED -> VerdictCode.verdicts(Opened.body(folder, item.place()));
        default -> {
          return Optional.empty();
        }
      }
      SummaryCode.summary(item.id(), item.head(), new SummaryCode.SharedWords());
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("entry " + item.id() + ": " + e.getMessage());
    }
  }
}
