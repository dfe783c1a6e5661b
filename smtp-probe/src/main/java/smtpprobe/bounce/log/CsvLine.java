package smtpprobe.bounce.log;

import java.util.ArrayList;
import java.util.List;

/** A line of fields between commas. */
final class CsvLine {

  private CsvLine() {}

  /** Fields with a comma in them stand in quotes; a quote in those is doubled. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean isDoubled = isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (isDoubled) {
          field.append(c);
          i++;
        } else {
          isQuoted = !isQuoted;
        }
      } else if (c == ',' && !isQuoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
