package fakereceiver.report;

import fakereceiver.mail.Printable;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit XML, as Jenkins and GitLab show it: a test case for each receiver, each cause,
 * each mail and each thing to do. Undecided is an error, what does not count is skipped.
 */
final class JunitFormat {

  private final XMLStreamWriter xml;

  private JunitFormat(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static List<String> lines(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitFormat(xml).write(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string cannot be written to", e);
    }
    return text.toString().lines().toList();
  }

  private void write(Report report) throws XMLStreamException {
    List<Result> results = Results.of(report);
    String name = text("smtp-probe " + report.title());
    xml.writeStartDocument("UTF-8", "1.0");
    begin("\n", "testsuites");
    attribute("name", name);
    counts(results);
    attribute("time", seconds(report.origin().took()));
    begin("\n  ", "testsuite");
    attribute("name", name);
    counts(results);
    attribute("skipped", count(results, Result.State.SKIPPED));
    attribute("time", seconds(report.origin().took()));
    attribute("timestamp", report.origin().at().toString().substring(0, 19));
    for (Result result : results) {
      testCase(report.command(), result);
    }
    end("\n  ");
    end("\n");
    xml.writeEndDocument();
  }

  private void counts(List<Result> results) throws XMLStreamException {
    attribute("tests", String.valueOf(results.size()));
    attribute("failures", count(results, Result.State.FAILED));
    attribute("errors", count(results, Result.State.UNDECIDED));
  }

  private static String count(List<Result> results, Result.State state) {
    return String.valueOf(results.stream().filter(one -> one.state() == state).count());
  }

  private void testCase(String command, Result result) throws XMLStreamException {
    begin("\n    ", "testcase");
    attribute("classname", "smtp-probe." + command + "." + result.kind().words());
    attribute("name", text(result.name()));
    attribute("time", seconds(result.took()));
    switch (result.state()) {
      case PASSED -> {}
      case SKIPPED -> {
        begin("\n      ", "skipped");
        xml.writeCharacters(text(result.message()));
        xml.writeEndElement();
      }
      case NOTED -> {
        begin("\n      ", "system-out");
        xml.writeCharacters("noted: " + text(result.message()));
        details(result);
        xml.writeEndElement();
      }
      case FAILED -> problem("failure", result);
      case UNDECIDED -> problem("error", result);
    }
    end("\n    ");
  }

  private void problem(String element, Result result) throws XMLStreamException {
    begin("\n      ", element);
    attribute("type", result.level().word());
    attribute("message", text(result.message()));
    details(result);
    end("\n      ");
  }

  private void details(Result result) throws XMLStreamException {
    for (String line : result.details()) {
      xml.writeCharacters("\n" + text(line));
    }
  }

  private void begin(String margin, String element) throws XMLStreamException {
    xml.writeCharacters(margin);
    xml.writeStartElement(element);
  }

  private void end(String margin) throws XMLStreamException {
    xml.writeCharacters(margin);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /** Most control characters may not be in XML at all, not even escaped. */
  private static String text(String text) {
    return Printable.inAnyScript(text);
  }
}
