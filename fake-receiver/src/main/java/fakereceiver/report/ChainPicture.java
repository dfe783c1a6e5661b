package fakereceiver.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The identity chain as a picture (SVG): side by side where there is room, else one below another.
 */
final class ChainPicture {

  private static final int WIDTH = 158;
  private static final int HEIGHT = 92;
  private static final int GAP = 26;
  private static final int TALL_WIDTH = 320;
  private static final int MAX_TEXT = 20;
  private static final int MAX_TALL_TEXT = 42;

  private ChainPicture() {}

  /** Both shapes; the style sheet shows one of them. */
  static List<String> lines(List<IdentityChain.Link> links) {
    List<String> lines = new ArrayList<>(flat(links));
    lines.addAll(tall(links));
    return lines;
  }

  /** The whole picture in words, for whoever cannot see it. */
  static String words(List<IdentityChain.Link> links) {
    return String.join(
        ", then ",
        links.stream()
            .map(
                link ->
                    link.name()
                        + (link.value().isEmpty() ? "" : " " + link.value())
                        + " "
                        + link.state().word()
                        + (link.rules().isEmpty() ? "" : " (" + some(link.rules(), 9) + ")"))
            .toList());
  }

  private static List<String> flat(List<IdentityChain.Link> links) {
    int all = links.size() * (WIDTH + GAP) - GAP;
    List<String> lines = new ArrayList<>();
    lines.add(svg("flat", all, HEIGHT, links));
    for (int i = 0; i < links.size(); i++) {
      int x = i * (WIDTH + GAP);
      if (i > 0) {
        lines.add(arrow(x - GAP + 3, HEIGHT / 2, x - 4, HEIGHT / 2, "l-6 -5m6 5l-6 5"));
      }
      lines.addAll(box(links.get(i), x, 0, WIDTH, MAX_TEXT));
    }
    lines.add("</svg>");
    return lines;
  }

  private static List<String> tall(List<IdentityChain.Link> links) {
    int all = links.size() * (HEIGHT + GAP) - GAP;
    List<String> lines = new ArrayList<>();
    lines.add(svg("tall", TALL_WIDTH, all, links));
    for (int i = 0; i < links.size(); i++) {
      int y = i * (HEIGHT + GAP);
      if (i > 0) {
        lines.add(arrow(TALL_WIDTH / 2, y - GAP + 3, TALL_WIDTH / 2, y - 4, "l-5 -6m5 6l5 -6"));
      }
      lines.addAll(box(links.get(i), 0, y, TALL_WIDTH, MAX_TALL_TEXT));
    }
    lines.add("</svg>");
    return lines;
  }

  /** A picture of that size, with a margin of two. */
  private static String svg(String shape, int width, int height, List<IdentityChain.Link> links) {
    return "<svg class=\"%s\" role=\"img\" viewBox=\"-2 -2 %s %s\" aria-label=\"%s\">"
        .formatted(shape, width + 4, height + 4, HtmlText.of(words(links)));
  }

  private static String arrow(int fromX, int fromY, int toX, int toY, String head) {
    return "<path d=\"M%s %sL%s %s%s\"/>".formatted(fromX, fromY, toX, toY, head);
  }

  private static List<String> box(IdentityChain.Link link, int x, int y, int width, int most) {
    List<String> lines = new ArrayList<>();
    lines.add("<g class=\"s-" + tone(link.state()) + "\">");
    lines.add("<title>" + HtmlText.of(words(List.of(link))) + "</title>");
    lines.add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>"
            .formatted(x, y, width, HEIGHT));
    lines.add(text("name", x, y + 20, link.name(), most));
    lines.add(text("mark", x, y + 40, mark(link.state()) + " " + link.state().word(), most));
    lines.add(text("", x, y + 60, link.value(), most));
    lines.add(text("", x, y + 80, some(link.rules(), 1), most));
    lines.add("</g>");
    return lines;
  }

  private static String text(String style, int x, int y, String text, int most) {
    boolean cut = text.length() > most;
    return "<text%s x=\"%s\" y=\"%s\">%s%s</text>"
        .formatted(
            style.isEmpty() ? "" : " class=\"" + style + "\"",
            x + 10,
            y,
            HtmlText.of(cut ? text.substring(0, most - 1) : text),
            cut ? "\u2026" : "");
  }

  private static String some(List<String> rules, int most) {
    return rules.size() <= most
        ? String.join(", ", rules)
        : String.join(", ", rules.subList(0, most)) + " +" + (rules.size() - most);
  }

  /** A sign beside the word: colour alone says nothing to many. */
  private static String mark(IdentityChain.State state) {
    return switch (state) {
      case GOOD -> "+";
      case BROKEN -> "x";
      case NOTED -> "!";
      case UNDECIDED -> "?";
      case UNKNOWN -> "-";
    };
  }

  private static String tone(IdentityChain.State state) {
    return switch (state) {
      case GOOD -> "good";
      case BROKEN -> "bad";
      case NOTED, UNDECIDED -> "doubt";
      case UNKNOWN -> "none";
    };
  }
}
