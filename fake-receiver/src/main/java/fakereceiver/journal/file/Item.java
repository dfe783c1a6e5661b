package fakereceiver.journal.file;

/**
 * What was written at once: a part that is read whenever a journal is opened, and a body that is
 * read when somebody wants it.
 *
 * @param kind what it is, for whoever wrote it
 * @param id the number it is about
 * @param head the part that is read first; nobody changes it
 * @param place where it is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Item(byte kind, long id, byte[] head, Place place) {

  /** The longest head; a longer one is damage. */
  static final int MAX_HEAD = 1 << 20;

  /**
   * Where an item is.
   *
   * @param segment the number of its segment
   * @param at where it begins there
   * @param headLength how long its head is
   * @param bodyLength how long its body is
   * @param bodySum the checksum of the body
   */
  public record Place(long segment, long at, int headLength, int bodyLength, int bodySum) {

    long bodyAt() {
      return at + Frame.LENGTH + headLength;
    }

    long end() {
      return bodyAt() + bodyLength;
    }
  }
}
