package fakereceiver.web.content;

import fakereceiver.mail.MessageContent.Node;
import fakereceiver.mail.MessageContent.Octets;
import java.util.Optional;

/**
 * A part as a file that can be handed out.
 *
 * @param name one that is harmless wherever it is stored: no folder, no control, no leading dot
 * @param image the type of a picture that a page may show; empty for anything else
 * @param octets its content, decoded
 */
public record PartFile(String name, Optional<String> image, Octets octets) {

  static Optional<PartFile> of(Node node) {
    return node.part()
        .map(
            part ->
                new PartFile(
                    FileName.of(part.name().orElse(""), "part-" + node.number() + ".bin"),
                    ImageKind.of(part.octets()).map(ImageKind::type),
                    part.octets()));
  }
}
