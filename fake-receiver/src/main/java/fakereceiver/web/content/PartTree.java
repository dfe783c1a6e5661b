package fakereceiver.web.content;

import fakereceiver.mail.MessageContent.Node;
import fakereceiver.mail.Shortened;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parts of a message as values that JSON has. */
final class PartTree {

  private static final int MAX_WORD = 200;

  private PartTree() {}

  static Map<String, Object> of(Node node) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("part", node.number());
    members.put("type", cut(node.type()));
    if (!node.disposition().isEmpty()) {
      members.put("disposition", cut(node.disposition()));
    }
    if (!node.contentId().isEmpty()) {
      members.put("contentId", cut(node.contentId()));
    }
    node.part()
        .ifPresent(
            part -> {
              part.name().ifPresent(name -> members.put("name", cut(name)));
              members.put("size", part.octets().size());
              members.put("image", ImageKind.of(part.octets()).isPresent());
            });
    if (!node.children().isEmpty()) {
      members.put("children", node.children().stream().map(PartTree::of).toList());
    }
    return members;
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
