package fakereceiver.web.content;

import fakereceiver.mail.Shortened;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * HTML of strangers as a tree of bounded size.
 *
 * <p>A bound on the text is none on the tree: where formatting elements are not closed, or closed
 * in another order, the HTML standard has the parser open them again in each paragraph and cell. So
 * the text is given in pieces, and no more of it once the tree is large enough.
 *
 * @param document what was read
 * @param isWhole whether that is all of the text
 */
record HtmlTree(Document document, boolean isWhole) {

  static final int MAX_TEXT = 1 << 20;
  static final int MAX_DEPTH = 100;
  static final int MAX_NODES = 30_000;

  /** So much text is parsed between two looks at the tree, and makes it grow by half at most. */
  private static final int PIECE = 4 << 10;

  static HtmlTree of(String html) {
    Pieces pieces = new Pieces(html);
    try (StreamParser parser = new StreamParser(Parser.htmlParser().setMaxDepth(MAX_DEPTH))) {
      Document document = parser.parse(pieces, "").document();
      pieces.fill(document);
      parser.stream().forEach(element -> {}); // what nobody takes would be searched each time
      return new HtmlTree(document, !pieces.wasCut && html.length() <= MAX_TEXT);
    }
  }

  /** The text, which ends when the tree that it fills is large enough. */
  private static final class Pieces extends Reader {

    private final StringReader text;
    private Optional<Document> tree = Optional.empty();
    private int unseen;
    private boolean wasCut;

    Pieces(String html) {
      text = new StringReader(Shortened.start(html, MAX_TEXT));
    }

    void fill(Document document) {
      tree = Optional.of(document);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      if (unseen >= PIECE) {
        unseen = 0;
        wasCut = tree.filter(Pieces::isLarge).isPresent();
      }
      unseen += length;
      return wasCut ? -1 : text.read(buffer, offset, length);
    }

    private static boolean isLarge(Document document) {
      return document.nodeStream().limit(MAX_NODES).count() == MAX_NODES;
    }

    @Override
    public void close() {
      text.close();
    }
  }
}
