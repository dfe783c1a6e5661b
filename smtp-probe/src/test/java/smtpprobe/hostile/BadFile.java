package smtpprobe.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What somebody may put where a file is expected. */
enum BadFile {
  /** Whoever opens it waits for ever. */
  PIPE {
    @Override
    void at(Path file) throws IOException, InterruptedException {
      if (new ProcessBuilder("mkfifo", file.toString()).start().waitFor() != 0) {
        throw new IOException("mkfifo " + file);
      }
    }
  },
  ENDLESS {
    @Override
    void at(Path file) throws IOException {
      Files.createSymbolicLink(file, Path.of("/dev/zero"));
    }
  },
  LINK_TO_ITSELF {
    @Override
    void at(Path file) throws IOException {
      Files.createSymbolicLink(file, file.getFileName());
    }
  },
  FOLDER {
    @Override
    void at(Path file) throws IOException {
      Files.createDirectory(file);
    }
  },
  ONE_LINE("x".repeat(3_900_000)),
  DEEP("[".repeat(200_000)),
  DEEP_IN_JSON("{\"a\":".repeat(100_000)),
  DASHES("- ".repeat(100_000)),
  LAUGHS(
      """
      a: &a [x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
      f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
      g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
      h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g]
      i: [*h, *h, *h, *h, *h, *h, *h, *h, *h]
      """),
  TWICE("name: x\nname: y\nrules: {}\nrules: {}\n"),
  NULS("\0".repeat(5000)),
  BIDI("\u202e\u0007\u001b]0;owned\u0007\u009b31m: [\n"),
  OTHER_CHARSET(
      new String("name: x\n".getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1)),
  QUOTES("\"".repeat(99_999)),
  NOTHING("");

  private final String text;

  BadFile() {
    this("");
  }

  BadFile(String text) {
    this.text = text;
  }

  /** Puts it there. */
  void at(Path file) throws IOException, InterruptedException {
    Files.writeString(file, text);
  }
}
