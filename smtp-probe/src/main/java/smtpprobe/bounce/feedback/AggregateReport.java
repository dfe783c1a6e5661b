package smtpprobe.bounce.feedback;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A DMARC aggregate report (RFC 9990, and RFC 7489 before it). Not safe for several threads. */
final class AggregateReport {

  private static final int MAX_RECORDS = 200_000;
  private static final int MAX_DEPTH = 30;
  private static final int MAX_TEXT = 400;

  private final Map<String, String> meta = new LinkedHashMap<>();
  private final Map<String, String> record = new LinkedHashMap<>();
  private final Totals totals = new Totals();
  private int records;

  private AggregateReport() {}

  static Optional<Feedback> read(byte[] xml) {
    AggregateReport report = new AggregateReport();
    boolean isWhole = true;
    try {
      report.walk(xml);
    } catch (XMLStreamException | RuntimeException e) { // the parser of the JDK throws both
      isWhole = false;
    }
    return report.records == 0 && report.meta.isEmpty()
        ? Optional.empty()
        : Optional.of(report.feedback(isWhole));
  }

  private void walk(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text(xml)));
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    while (in.hasNext() && records < MAX_RECORDS) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.size() >= MAX_DEPTH) {
            return;
          }
          path.addLast(in.getLocalName());
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (text.length() < MAX_TEXT) {
            text.append(in.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          end(path, text.toString().strip());
          path.removeLast();
          text.setLength(0);
        }
        default -> {
          // comments say nothing
        }
      }
    }
  }

  /** As text: the parser of the JDK writes to standard error about octets that are none. */
  private static String text(byte[] xml) {
    boolean isWide =
        xml.length > 1 && ((xml[0] & 0xff) + (xml[1] & 0xff)) == 0xfe + 0xff; // a byte order mark
    if (isWide) {
      return new String(xml, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
    } catch (CharacterCodingException e) {
      return new String(xml, StandardCharsets.ISO_8859_1);
    }
  }

  private void end(Deque<String> path, String text) {
    String name = path.getLast();
    if (name.equals("record")) {
      add();
      record.clear();
    } else if (!text.isEmpty()) {
      String parent = path.size() > 1 ? path.stream().skip(path.size() - 2L).findFirst().get() : "";
      boolean isRecord = path.contains("record");
      (isRecord ? record : meta).putIfAbsent(parent + "." + name, text);
    }
  }

  private void add() {
    records++;
    long count = number(record.getOrDefault("row.count", "1"));
    String dkim = record.getOrDefault("policy_evaluated.dkim", "none");
    String spf = record.getOrDefault("policy_evaluated.spf", "none");
    String done = record.getOrDefault("policy_evaluated.disposition", "none");
    boolean isFailed = !dkim.equals("pass") && !spf.equals("pass");
    totals.add(
        record.getOrDefault("row.source_ip", "unknown"),
        count,
        isFailed,
        "SPF "
            + spf
            + ", DKIM "
            + dkim
            + (done.equals("none") || done.equals("pass") ? "" : ", " + done)
            + (record.containsKey("identifiers.header_from")
                ? ", From " + record.get("identifiers.header_from")
                : ""));
  }

  private static long number(String text) {
    try {
      return Math.max(0, Math.min(Long.parseLong(text), 1_000_000_000_000L));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private Feedback feedback(boolean isWhole) {
    List<String> facts = new ArrayList<>();
    facts.add(
        meta.getOrDefault("report_metadata.org_name", "somebody")
            + " on mail from "
            + meta.getOrDefault("policy_published.domain", "a domain")
            + day("begin").map(b -> ", " + b).orElse("")
            + day("end").map(e -> " to " + e).orElse(""));
    StringBuilder policy = new StringBuilder("policy");
    for (String tag : List.of("p", "sp", "np", "adkim", "aspf", "testing")) {
      String value = meta.getOrDefault("policy_published." + tag, "");
      policy.append(value.isEmpty() ? "" : " " + tag + "=" + value);
    }
    facts.add(policy.toString());
    if (meta.containsKey("report_metadata.report_id")) {
      facts.add("report id " + meta.get("report_metadata.report_id"));
    }
    if (!isWhole) {
      facts.add("the report is broken off or not well-formed: only its beginning was read");
    }
    if (totals.isCut() || records >= MAX_RECORDS) {
      facts.add("the report is larger than what is read of one");
    }
    return new Feedback("dmarc-report", facts, totals.sources());
  }

  private Optional<String> day(String end) {
    return Optional.ofNullable(meta.get("date_range." + end))
        .map(AggregateReport::number)
        .filter(seconds -> seconds > 0 && seconds < 100_000_000_000L)
        .map(seconds -> Instant.ofEpochSecond(seconds).toString());
  }
}
