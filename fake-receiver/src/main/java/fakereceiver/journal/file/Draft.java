package fakereceiver.journal.file;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An item that is going to be written.
 *
 * @param kind what it is
 * @param about the number it is about; empty for a new one
 * @param head the part that is read first
 * @param body the rest
 * @param bodySum the checksum of that
 * @param unasked how many octets it takes up that nobody waits for
 * @param written given the item as soon as it is on the disk
 * @param done ends when {@code written} has returned, or when it cannot be written
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Draft(
    byte kind,
    OptionalLong about,
    byte[] head,
    Body body,
    int bodySum,
    long unasked,
    Consumer<Item> written,
    CompletableFuture<Void> done) {

  /** Only wakes the one who writes. */
  static final byte WAKE = 0;

  static Draft of(byte kind, OptionalLong about, byte[] head, Body body, Consumer<Item> written)
      throws IOException {
    return new Draft(kind, about, head, body, body.sum(), 0, written, new CompletableFuture<>());
  }

  /** The same, and nobody waits for it. */
  Draft forNobody() {
    return new Draft(kind, about, head, body, bodySum, octets(), written, done);
  }

  long octets() {
    return Frame.LENGTH + (long) head.length + body.length();
  }
}
