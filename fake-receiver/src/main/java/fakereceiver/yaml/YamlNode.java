package fakereceiver.yaml;

import java.util.List;

/** A value of a YAML file, with the place where it begins; both are counted from 1. Immutable. */
sealed interface YamlNode {

  int line();

  int column();

  /** What a plain value is, as the file's author may have meant it. */
  enum Kind {
    TEXT,
    WHOLE_NUMBER,
    NUMBER,
    NOTHING,
    /** True, false, or of a type that the file names. */
    OTHER
  }

  /**
   * A plain value.
   *
   * @param value as it is written
   * @param type its type, as YAML names it
   */
  record Scalar(int line, int column, Kind kind, String value, String type) implements YamlNode {

    boolean isText() {
      return kind == Kind.TEXT;
    }

    boolean isNumber() {
      return kind == Kind.WHOLE_NUMBER || kind == Kind.NUMBER;
    }
  }

  /** A list. */
  record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {}

  /** A map, with all keys that are written, whether they may be or not. */
  record Mapping(int line, int column, List<Entry> entries) implements YamlNode {}

  /** A key and its value. */
  record Entry(YamlNode key, YamlNode value) {}
}
