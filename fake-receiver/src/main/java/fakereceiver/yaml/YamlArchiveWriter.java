package fakereceiver.yaml;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a {@link YamlArchive}, while the program is built. */
public final class YamlArchiveWriter {

  /** The numbers of the texts, in order. */
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  private final Map<String, Integer> checksums = new LinkedHashMap<>();

  /** Where the nodes of each file begin, counted from the first of all. */
  private final Map<String, Integer> starts = new LinkedHashMap<>();

  private final ByteArrayOutputStream nodes = new ByteArrayOutputStream();

  /**
   * Adds a file.
   *
   * @throws IllegalArgumentException when it is not YAML
   */
  public void add(String name, byte[] text) {
    Problems problems = new Problems(name);
    YamlNode root =
        YamlParser.parse(new String(text, StandardCharsets.UTF_8), problems)
            .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    number(name);
    checksums.put(name, YamlArchive.checksum(text));
    starts.put(name, nodes.size());
    try (DataOutputStream out = new DataOutputStream(nodes)) {
      write(root, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes whatever is written", e);
    }
  }

  private void write(YamlNode node, DataOutputStream out) throws IOException {
    if (node instanceof YamlNode.Sequence list) {
      begin(YamlArchive.SEQUENCE, node, out);
      out.writeShort(list.items().size());
      for (YamlNode item : list.items()) {
        write(item, out);
      }
    } else if (node instanceof YamlNode.Mapping map) {
      begin(YamlArchive.MAPPING, node, out);
      out.writeShort(map.entries().size());
      for (YamlNode.Entry entry : map.entries()) {
        write(entry.key(), out);
        write(entry.value(), out);
      }
    } else if (node instanceof YamlNode.Scalar scalar) {
      begin(YamlArchive.KINDS.indexOf(scalar.kind()), node, out);
      out.writeShort(number(scalar.value()));
      out.writeShort(number(scalar.type()));
    }
  }

  private static void begin(int kind, YamlNode node, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeShort(fitting(node.line()));
    out.writeShort(fitting(node.column()));
  }

  private int number(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return known == null ? fitting(texts.size() - 1) : known;
  }

  /** The archive of all files that were added. */
  public byte[] octets() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.writeInt(YamlArchive.FORM);
      out.writeInt(texts.size());
      for (String text : texts.keySet()) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(fitting(utf8.length));
        out.write(utf8);
      }
      out.writeInt(starts.size());
      int end = out.size() + starts.size() * (Short.BYTES + 2 * Integer.BYTES);
      for (Map.Entry<String, Integer> file : starts.entrySet()) {
        out.writeShort(number(file.getKey()));
        out.writeInt(checksums.getOrDefault(file.getKey(), 0));
        out.writeInt(end + file.getValue());
      }
      out.write(nodes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("memory takes whatever is written", e);
    }
    return octets.toByteArray();
  }

  private static int fitting(int number) {
    if (number > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "found " + number + ", expected at most " + Short.MAX_VALUE);
    }
    return number;
  }
}
