package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Action;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Formats that programs and browsers read, from a report full of text by strangers. */
class MachineFormatsTest {

  private static final String HOSTILE =
      "<script>alert(1)</script> \"'&]]> \u0000\u001b[31m\u202e %0A::error::x | `a` [b](http://c)"
          + " *d* \ud800 \uffff";

  private static final Card CARD =
      new Card("ptr-missing", Owner.REVERSE_ZONE, "No PTR " + HOSTILE, "Ask for it", "RFC 1912");

  private static final Finding FAILED =
      finding(CARD, "2001:db8::25", Outcome.failed(Evidence.given("name", HOSTILE), HOSTILE));

  private static final Finding UNDECIDED =
      finding(
          new Card("spf-temperror", Owner.DNS, "SPF cannot be evaluated", "Mend DNS"),
          "example.org",
          Outcome.undecided(Evidence.NONE));

  private static Finding finding(Card card, String about, Outcome outcome) {
    return new Finding(card, about, outcome);
  }

  private static Verdict verdict(String persona, Action action, boolean counts, Finding... found) {
    boolean refuses = action.refuses();
    return new Verdict(
        persona,
        action,
        refuses ? Optional.of(Stage.RCPT) : Optional.empty(),
        refuses
            ? Optional.of(Reply.of(550, HOSTILE.replaceAll("\\p{Cntrl}", " ")))
            : Optional.empty(),
        List.of(found).stream().map(Finding::id).toList(),
        false,
        counts,
        Optional.empty(),
        new Findings(List.of(found)));
  }

  private static Report report() {
    List<Verdict> verdicts =
        List.of(
            verdict("gmail", Action.REJECT, true, FAILED),
            verdict("greylisting", Action.DEFER, false, FAILED),
            verdict("slow", Action.DEFER, true, UNDECIDED),
            verdict("lenient", Action.ACCEPT, true));
    Finding noted =
        finding(
            new Card("dkim-missing", Owner.SIGNER, "No signature", "Sign"),
            "the message",
            Outcome.failed(Evidence.NONE));
    return new Report(
            "predict " + HOSTILE,
            Status.WORSE,
            List.of(
                Part.Note.of(HOSTILE),
                new Part.Verdicts(
                    "verdicts",
                    HOSTILE,
                    HOSTILE,
                    Part.Verdicts.Layout.REPLIES,
                    List.of(
                        new Part.Row(
                            "2001:db8::25",
                            HOSTILE,
                            true,
                            Data.tree().done(),
                            verdicts.stream().map(Part.Judged::of).toList()))),
                new Part.Findings(
                    "",
                    "",
                    Part.Findings.Manner.FULL,
                    List.of(
                        Part.Reason.of(FAILED, verdicts.subList(0, 2)),
                        Part.Reason.of(UNDECIDED, verdicts.subList(2, 3)))),
                new Part.Findings(
                    "",
                    "also",
                    Part.Findings.Manner.INDENTED,
                    List.of(Part.Reason.of(noted, List.of()))),
                new Part.Facts("seen", HOSTILE, Data.tree().done(), List.of(Line.of(2, HOSTILE))),
                new Part.Talks(
                    "deliveries",
                    "",
                    List.of(
                        new Part.Talk(
                            HOSTILE,
                            "rejected",
                            Action.REJECT,
                            false,
                            Data.tree().done(),
                            List.of(Line.row(2).cell(HOSTILE).done()),
                            List.of(),
                            List.of(new Part.Script("", List.of(HOSTILE))))))))
        .from(
            new Origin(
                Instant.parse("2026-11-28T10:00:00Z"),
                Duration.ofMillis(1234),
                new Places(
                    Map.of("2001:db8::25", new Place("zones/my zone#1.zone", 7)),
                    new Place("/etc/postfix/main.cf", 1),
                    new Place("zones/my zone#1.zone", 1))));
  }

  private static String render(Format format) {
    return String.join("\n", format.render(report(), Style.PLAIN));
  }

  @Test
  void junitIsWhatJenkinsTakesAndUndecidedIsAnErrorAndWhatDoesNotCountIsSkipped() throws Exception {
    String xml = render(Format.JUNIT);

    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Path.of("src/test/resources/report/jenkins-junit.xsd").toFile())
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("time")).isEqualTo("1.234");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-28T10:00:00");
    assertThat(cases(suite))
        .containsExactly(
            "smtp-probe.predict.receivers gmail failure",
            "smtp-probe.predict.receivers greylisting skipped",
            "smtp-probe.predict.receivers slow error",
            "smtp-probe.predict.receivers lenient",
            "smtp-probe.predict.faults ptr-missing (2001:db8::25) failure",
            "smtp-probe.predict.faults spf-temperror (example.org) error",
            "smtp-probe.predict.faults dkim-missing (the message) system-out",
            "smtp-probe.predict.mails TITLE failure");
    assertThat(suite.getAttribute("tests") + suite.getAttribute("failures"))
        .as("tests and failures")
        .isEqualTo("83");
    assertThat(suite.getAttribute("errors") + suite.getAttribute("skipped"))
        .as("errors and skipped")
        .isEqualTo("21");
    assertThat(xml).contains("&lt;script&gt;", "\\x00\\x1b[31m\\u202e").doesNotContain("\u001b");
  }

  private static List<String> cases(Element suite) {
    NodeList all = suite.getElementsByTagName("testcase");
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element one = (Element) all.item(i);
      NodeList inside = one.getElementsByTagName("*");
      String name = one.getAttribute("name");
      cases.add(
          one.getAttribute("classname")
              + " "
              + (name.startsWith("<script>") ? "TITLE" : name)
              + (inside.getLength() == 0 ? "" : " " + inside.item(0).getNodeName()));
    }
    return cases;
  }

  @Test
  void sarifIsValidAndEveryResultHasAPlaceAndARuleWithHelp() throws IOException {
    JsonNode log = new ObjectMapper().readTree(render(Format.SARIF));

    String schema = Files.readString(Path.of("src/test/resources/report/sarif-2.1.0-rtm.5.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(schema)
                .validate(log))
        .isEmpty();
    JsonNode run = log.get("runs").get(0);
    assertThat(run.get("results"))
        .hasSize(4)
        .allSatisfy(
            result -> {
              JsonNode place = result.get("locations").get(0).get("physicalLocation");
              assertThat(place.get("artifactLocation").get("uri").asText())
                  .isEqualTo("zones/my%20zone%231.zone");
              assertThat(place.get("region").get("startLine").asInt()).isPositive();
              JsonNode rule =
                  run.get("tool").get("driver").get("rules").get(result.get("ruleIndex").asInt());
              assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
              assertThat(rule.get("help").get("text").asText()).isNotBlank();
            });
    assertThat(run.get("results").findValuesAsText("level"))
        .containsExactly("error", "error", "warning", "note");
    assertThat(run.get("results").findValuesAsText("startLine")).startsWith("7");
  }

  @Test
  void fingerprintsStayTheSameWhateverIsSeenThisTime() {
    assertThat(fingerprint(FAILED))
        .isEqualTo(
            fingerprint(finding(CARD, FAILED.about(), Outcome.failed(Evidence.given("other", 1)))))
        .isNotEqualTo(fingerprint(finding(CARD, "2001:db8::26", FAILED.outcome())));
  }

  private static String fingerprint(Finding one) {
    Report report =
        new Report(
            "check",
            Status.WORSE,
            List.of(
                new Part.Findings(
                    "findings", "", Part.Findings.Manner.FULL, List.of(Part.Reason.of("s", one)))));
    return Format.SARIF.render(report, Style.PLAIN).stream()
        .filter(line -> line.contains("smtpProbe/v1"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whereNoFileWasReadTheConfigurationIsThePlace() throws IOException {
    Report bare = report().from(Origin.UNKNOWN);
    JsonNode log =
        new ObjectMapper().readTree(String.join("\n", Format.SARIF.render(bare, Style.PLAIN)));

    assertThat(log.findValuesAsText("uri")).hasSize(4).containsOnly("smtp-probe.yaml");
  }

  @Test
  void aFileOutsideTheFolderIsNamedAsItIs() throws IOException {
    for (String[] names :
        new String[][] {
          {"../lab.zone", "../lab.zone", "../lab.zone"},
          {"zones/../../a b.zone", "../a%20b.zone", "../a b.zone"},
          {"/nowhere/lab.zone", "file:///nowhere/lab.zone", "/nowhere/lab.zone"}
        }) {
      Place place = new Place(names[0], 7);
      Report outside =
          report()
              .from(new Origin(Instant.EPOCH, Duration.ZERO, new Places(Map.of(), place, place)));
      JsonNode log =
          new ObjectMapper().readTree(String.join("\n", Format.SARIF.render(outside, Style.PLAIN)));
      assertThat(log.findValuesAsText("uri")).hasSize(4).containsOnly(names[1]);
      assertThat(Format.GITHUB.render(outside, Style.PLAIN))
          .allSatisfy(line -> assertThat(line).contains(" file=" + names[2] + ",line=7,"));
    }
  }

  @Test
  void annotationsAreOneCommandEachWhateverStrangersWrote() {
    List<String> lines = Format.GITHUB.render(report(), Style.PLAIN);

    assertThat(lines)
        .hasSize(4)
        .allMatch(
            line ->
                line.startsWith("::error ")
                    || line.startsWith("::warning ")
                    || line.startsWith("::notice "));
    assertThat(lines.get(0))
        .startsWith("::error file=zones/my zone#1.zone,line=7,title=ptr-missing::No PTR <script>")
        .contains("%250A::error");
    assertThat(lines.get(3)).startsWith("::notice ");
  }

  @Test
  void markdownShowsWhatStrangersWroteAndDoesNotObeyIt() {
    assertThat(render(Format.MARKDOWN))
        .contains("| gmail | wrong | reject rcpt 550: 550 \\<script\\>")
        .contains("\\[b\\](http\\://c) \\*d\\*", "\\| \\`a\\`")
        .contains("place: zones/my zone\\#1.zone, line 7")
        .doesNotContain("<script>", "\u001b", "\u0000");
  }

  @Test
  void thePageForbidsItselfEveryRequestAndHoldsNoMarkupOfStrangers() throws Exception {
    String page = render(Format.HTML);

    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));
    assertThat(page)
        .contains("default-src 'none'; style-src 'sha256-" + hash + "'")
        .doesNotContain("<script", " src=", " href=", "url(", "@import", " style=", "\u001b");
    assertThat(page.split("&lt;script&gt;", -1)).hasSizeGreaterThan(8);
  }

  @Test
  void thePictureTellsEveryLinkInWordsToo() {
    assertThat(render(Format.HTML))
        .contains("aria-label=\"client address not looked at, then PTR breaks (ptr-missing), then")
        .contains("SPF undecided (spf-temperror)")
        .contains(">x breaks</text>", ">? undecided</text>", ">- not looked at</text>");
  }

  @Test
  void jsonTellsAFindingInFullOnceAndEverythingWhereAsked() throws IOException {
    JsonNode brief = new ObjectMapper().readTree(render(Format.JSON));
    JsonNode whole =
        new ObjectMapper()
            .readTree(
                String.join("\n", Format.JSON.render(report(), new Style(false, true, false))));

    assertThat(brief.get("version").asText()).isEqualTo("1.0");
    assertThat(brief.get("result").asText()).isEqualTo("worse");
    JsonNode verdicts = brief.get("verdicts");
    assertThat(verdicts.get(0).get("outcomes").get(0).has("evidence")).isTrue();
    assertThat(verdicts.get(1).get("outcomes").get(0).has("evidence")).isFalse();
    assertThat(whole.get("verdicts").get(1).get("outcomes").get(0).has("evidence")).isTrue();
  }
}
