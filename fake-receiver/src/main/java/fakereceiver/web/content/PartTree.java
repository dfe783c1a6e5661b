package fakereceiver.web.content;

import fakereceiver.mail.MessageContent.Node;
import fakereceiver.mail.Shortened;
import fakereceiver.report.Data;
import java.util.Optional;

/** The parts of a message as data. */
final class PartTree {

  private static final int MAX_WORD = 200;

  private PartTree() {}

  static Data.Members of(Node node) {
    Data.Tree tree = Data.tree().with("part", node.number()).with("type", cut(node.type()));
    if (!node.disposition().isEmpty()) {
      tree.with("disposition", cut(node.disposition()));
    }
    if (!node.contentId().isEmpty()) {
      tree.with("contentId", cut(node.contentId()));
    }
    node.part()
        .ifPresent(
            part ->
                tree.with("name", part.name().map(PartTree::cut))
                    .with("size", part.octets().size())
                    .with("image", ImageKind.of(part.octets()).isPresent()));
    return node.children().isEmpty()
        ? tree.done()
        : tree.with("children", Data.items(node.children(), PartTree::of)).done();
  }

  static Optional<Node> find(Node node, String number) {
    if (node.number().equals(number)) {
      return Optional.of(node);
    }
    return node.children().stream().flatMap(child -> find(child, number).stream()).findFirst();
  }

  private static String cut(String text) {
    return Shortened.of(text, MAX_WORD);
  }
}
