package fakereceiver.scenario;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Action;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a scenario from YAML. */
public final class ScenarioFile {

  private static final List<String> KEYS =
      List.of("scenario", "story", "zone", "attempt", "faults", "undecided", "expect");
  private static final List<String> ATTEMPT_KEYS =
      List.of(
          "client-address",
          "helo-name",
          "reverse-path",
          "recipients",
          "header-from",
          "message",
          "signed-by");
  private static final List<String> EXPECT_KEYS = List.of("action", "at", "reply", "because");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

  private final YamlMap file;

  private ScenarioFile(YamlMap file) {
    this.file = file;
  }

  /**
   * Reads a scenario.
   *
   * @param fileName how error messages call the file
   * @param yaml its content
   * @throws ScenarioFileException when something is wrong; it lists all that is
   */
  public static Scenario read(String fileName, String yaml) {
    Problems problems = new Problems(fileName);
    Optional<Scenario> scenario =
        YamlMap.read(yaml, problems).flatMap(map -> new ScenarioFile(map).scenario());
    if (!problems.isEmpty()) {
      throw new ScenarioFileException(problems.toString());
    }
    return scenario.orElseThrow();
  }

  private Optional<Scenario> scenario() {
    file.allowOnly("one of", KEYS);
    Optional<YamlText> name = file.needText("scenario");
    name.filter(text -> !NAME.matcher(text.value()).matches())
        .ifPresent(text -> text.expected("lower-case words joined by hyphens"));
    Optional<YamlText> story = file.needText("story");
    Optional<YamlText> zone = file.needText("zone");
    zone.ifPresent(text -> text.as("a zone file", Zones::of));
    Optional<Attempt> attempt = file.needMap("attempt").flatMap(ScenarioFile::attempt);
    StoryFaults faults = new StoryFaults(Set.copyOf(ids("faults")), Set.copyOf(ids("undecided")));
    if (!file.has("faults")) {
      file.problem("faults", "found nothing, expected the ids of rules, or [] for none");
    }
    Map<String, Expectation> expected = new LinkedHashMap<>();
    Optional<YamlMap> expect = file.needMap("expect");
    if (expect.isPresent()) {
      for (String persona : expect.get().keys()) {
        expect
            .get()
            .map(persona)
            .flatMap(ScenarioFile::expectation)
            .ifPresent(expectation -> expected.put(persona, expectation));
      }
    }
    return name.isEmpty() || story.isEmpty() || zone.isEmpty()
        ? Optional.empty()
        : attempt.map(
            whole ->
                new Scenario(
                    name.get().value(),
                    story.get().value().strip(),
                    zone.get().value(),
                    whole,
                    faults,
                    expected));
  }

  private List<String> ids(String key) {
    return file.texts(key).stream().map(YamlText::value).toList();
  }

  /** An empty HELO name and an empty reverse-path are among the things that clients send. */
  private static Optional<Attempt> attempt(YamlMap map) {
    map.allowOnly("one of", ATTEMPT_KEYS);
    Optional<IpAddress> client =
        map.needText("client-address").flatMap(text -> text.as("an address", IpAddress::of));
    Optional<String> helo = given(map, "helo-name");
    Optional<String> path = given(map, "reverse-path");
    List<String> recipients = map.texts("recipients").stream().map(YamlText::value).toList();
    if (recipients.isEmpty()) {
      map.problem("recipients", "found none, expected a list of one or more");
    }
    Optional<String> headerFrom = map.text("header-from").map(YamlText::value);
    if (client.isEmpty() || helo.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    Attempt attempt =
        Attempt.from(client.get())
            .withHelo(HeloName.of(helo.get()))
            .withReversePath(ReversePath.of(path.get()));
    for (String recipient : recipients) {
      attempt = attempt.withRecipient(Mailbox.of(recipient));
    }
    Message message =
        map.text("message")
            .map(text -> Message.of(text.value().replace("\n", "\r\n")))
            .orElseGet(() -> message(headerFrom.orElse(path.get()), recipients));
    return Optional.of(attempt.withMessage(signed(map, message)));
  }

  private static Message signed(YamlMap map, Message message) {
    return map.text("signed-by")
        .flatMap(text -> text.as("a domain", DomainName::of))
        .map(domain -> LabSigner.sign(message, domain))
        .orElse(message);
  }

  private static Optional<String> given(YamlMap map, String key) {
    if (!map.has(key)) {
      map.problem(key, "found nothing, expected text (\"\" for none)");
    }
    return map.text(key).map(YamlText::value);
  }

  /** The same octets each time, so that rehearsals can be compared. */
  private static Message message(String from, List<String> recipients) {
    return Message.of(
        String.join(
            "\r\n",
            "From: <" + (from.isEmpty() ? "postmaster@example.org" : from) + ">",
            "To: <" + String.join(">, <", recipients) + ">",
            "Subject: Test message",
            "Date: Tue, 24 Nov 2026 00:00:00 +0000",
            "Message-ID: <test@example.org>",
            "",
            "A test of whether mail over IPv6 arrives.",
            ""));
  }

  private static Optional<Expectation> expectation(YamlMap map) {
    map.allowOnly("one of", EXPECT_KEYS);
    Optional<Action> action =
        map.needText("action").flatMap(text -> text.oneOf(List.of(Action.values()), Action::word));
    Optional<Stage> at =
        map.text("at").flatMap(text -> text.oneOf(List.of(Stage.values()), Stage::word));
    Optional<YamlText> reply = map.text("reply");
    reply.ifPresent(text -> text.as("how a reply begins", Reply::parse));
    List<String> because = map.texts("because").stream().map(YamlText::value).toList();
    if (action.isPresent() && action.get() != Action.NOTE) {
      boolean needed = action.get() != Action.ACCEPT;
      if (because.isEmpty() == needed) {
        map.problem(
            "because",
            "found "
                + (needed ? "nothing, expected the ids of rules" : "some, expected none")
                + " with action "
                + action.get().word());
      }
    }
    return action.map(known -> new Expectation(known, at, reply.map(YamlText::value), because));
  }
}
