package smtpprobe.bounce.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.bounce.reply.SaidReply;
import smtpprobe.json.Json;

/**
 * Bounces as sending services tell them in JSON: one event, a list of them, or one in each line. An
 * event is an object that names a recipient and has a text about it, in itself or in objects
 * within.
 */
public final class Webhook {

  private static final List<String> RECIPIENTS =
      List.of("emailaddress", "recipient", "rcpt_to", "email", "to");

  /** What the server said stands before what the service makes of it. */
  private static final List<String> TEXTS =
      List.of(
          "diagnosticcode",
          "raw_reason",
          "diag",
          "output",
          "response",
          "content",
          "details",
          "message",
          "reason",
          "comment",
          "error",
          "description");

  private static final List<String> CODES = List.of("code", "error_code");
  private static final List<String> STATUSES = List.of("status");
  private static final List<String> EVENTS = List.of("event", "type", "severity", "state");
  private static final List<String> WAITING = List.of("defer", "delay", "temporary", "transient");

  private static final int MAX_EVENTS = 10_000;
  private static final int MAX_DEPTH = 12;

  private Webhook() {}

  /** What each event in {@code text} tells that is none of mail that was taken; never fails. */
  public static List<Told> read(String text) {
    String json = text.strip();
    if (!json.startsWith("{") && !json.startsWith("[")) {
      return List.of();
    }
    List<Told> told = new ArrayList<>();
    Json.parse(json)
        .map(Stream::of)
        .orElseGet(() -> json.lines().limit(MAX_EVENTS).flatMap(line -> Json.parse(line).stream()))
        .forEach(value -> events(value, 0, told));
    return told;
  }

  /** Whether a text that goes on tells of events, or may: as one list or object, or in lines. */
  public static boolean begins(String head) {
    String json = head.strip();
    boolean isWhole = json.lines().findFirst().flatMap(Json::parse).isPresent();
    boolean isOpen = opens(json, "[", "{") || opens(json, "{", "\"");
    return (isOpen && !isWhole) || !read(json).isEmpty();
  }

  private static boolean opens(String json, String first, String next) {
    return json.startsWith(first) && json.substring(1).stripLeading().startsWith(next);
  }

  private static void events(Json value, int depth, List<Told> told) {
    if (depth > MAX_DEPTH || told.size() >= MAX_EVENTS) {
      return;
    }
    Map<String, String> members = new LinkedHashMap<>();
    flatten(value, depth, members);
    List<String> texts = among(members, TEXTS).toList();
    Optional<String> recipient = among(members, RECIPIENTS).findFirst().flatMap(Mailboxes::first);
    if (recipient.isPresent() && !texts.isEmpty()) {
      event(recipient.get(), texts, members).ifPresent(told::add);
    } else {
      value.items().forEach(item -> events(item, depth + 1, told));
      value.names().stream()
          .flatMap(name -> value.member(name).stream())
          .map(Webhook::unwrapped)
          .forEach(member -> events(member, depth + 1, told));
    }
  }

  /** Amazon SNS hands on what it was given as a text. */
  private static Json unwrapped(Json member) {
    return member.text().filter(text -> text.startsWith("{")).flatMap(Json::parse).orElse(member);
  }

  /** The texts and numbers of an object and of the objects in it, those outside first. */
  private static void flatten(Json object, int depth, Map<String, String> into) {
    for (String name : object.names()) {
      List<String> texts = object.texts(name);
      Optional<String> only =
          texts.size() == 1
              ? texts.stream().findFirst()
              : object.number(name).map(number -> Long.toString(number));
      only.ifPresent(text -> into.putIfAbsent(name.toLowerCase(Locale.ROOT), text));
    }
    if (depth < MAX_DEPTH) {
      object.names().stream()
          .flatMap(name -> object.member(name).stream())
          .forEach(member -> flatten(member, depth + 1, into));
    }
  }

  private static Optional<Told> event(
      String recipient, List<String> texts, Map<String, String> members) {
    Optional<String> code = among(members, CODES).findFirst().filter(c -> c.length() == 3);
    if (Stream.concat(code.stream(), texts.stream()).anyMatch(text -> text.startsWith("25"))) {
      return Optional.empty(); // it was taken
    }
    boolean waits =
        among(members, EVENTS)
            .map(text -> text.toLowerCase(Locale.ROOT))
            .anyMatch(text -> WAITING.stream().anyMatch(text::contains));
    return Optional.of(
        new Told(
            recipient,
            "",
            waits ? "delayed" : "failed",
            among(members, STATUSES).findFirst().flatMap(SaidReply::status),
            Mailboxes.domain(recipient),
            texts.stream().map(text -> withCode(code, text)).toList(),
            List::of));
  }

  /** Services that keep the code apart leave it out of the text. */
  private static String withCode(Optional<String> code, String text) {
    return code.filter(c -> "45".indexOf(c.charAt(0)) >= 0)
        .filter(c -> !text.contains(c))
        .map(c -> c + " " + text)
        .orElse(text);
  }

  /** What an event has under those names, in their order. */
  private static Stream<String> among(Map<String, String> members, List<String> names) {
    return names.stream()
        .map(name -> members.getOrDefault(name, ""))
        .filter(value -> !value.isBlank());
  }
}
