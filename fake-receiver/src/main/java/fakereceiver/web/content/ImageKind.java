package fakereceiver.web.content;

import fakereceiver.mail.MessageContent.Octets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of pictures that a page shows: by how they begin, whatever the message says they are. */
enum ImageKind {
  PNG("image/png", 0, new int[] {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
  JPEG("image/jpeg", 0, new int[] {0xff, 0xd8, 0xff}),
  GIF("image/gif", 0, new int[] {'G', 'I', 'F', '8'}),
  WEBP("image/webp", 8, new int[] {'W', 'E', 'B', 'P'});

  private final String type;
  private final int at;
  private final int[] begin;

  ImageKind(String type, int at, int[] begin) {
    this.type = type;
    this.at = at;
    this.begin = begin;
  }

  String type() {
    return type;
  }

  static Optional<ImageKind> of(Octets octets) {
    return of(octets.bytes());
  }

  static Optional<ImageKind> of(byte[] octets) {
    return Arrays.stream(values()).filter(kind -> kind.begins(octets)).findFirst();
  }

  private boolean begins(byte[] octets) {
    if (octets.length < at + begin.length) {
      return false;
    }
    for (int i = 0; i < begin.length; i++) {
      if ((octets[at + i] & 0xff) != begin[i]) {
        return false;
      }
    }
    return true;
  }
}
