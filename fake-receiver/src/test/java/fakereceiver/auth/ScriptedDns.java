package fakereceiver.auth;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers as a test suite scripts them, records and failures, one by one. */
public final class ScriptedDns implements Dns {

  private final Map<DomainName, Map<String, List<Object>>> names = new HashMap<>();
  private final Map<DomainName, DomainName> aliases = new HashMap<>();
  private final Map<DomainName, Set<String>> failures = new HashMap<>();
  private final List<Question<?>> asked = new ArrayList<>();

  /** A TXT record in each line, behind its name. */
  public static ScriptedDns ofTexts(String lines) {
    ScriptedDns dns = new ScriptedDns();
    for (String line : lines.split("\n", -1)) {
      int space = line.indexOf(' ');
      dns.txt(line.substring(0, space), line.substring(space + 1));
    }
    return dns;
  }

  public <T> ScriptedDns add(String name, RecordType<T> type, T record) {
    return add(DomainName.of(name), type, record);
  }

  public <T> ScriptedDns add(DomainName name, RecordType<T> type, T record) {
    names
        .computeIfAbsent(name, n -> new HashMap<>())
        .computeIfAbsent(type.toString(), t -> new ArrayList<>())
        .add(record);
    return this;
  }

  /** The name exists, but has nothing yet. */
  public ScriptedDns exists(DomainName name) {
    names.computeIfAbsent(name, n -> new HashMap<>());
    return this;
  }

  public ScriptedDns txt(String name, String text) {
    return add(name, RecordType.TXT, text);
  }

  public ScriptedDns alias(DomainName name, DomainName target) {
    aliases.put(name, target);
    return this;
  }

  /** A type fails, {@code *} for all that have no records. */
  public ScriptedDns fail(DomainName name, String type) {
    failures.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(type);
    return this;
  }

  public ScriptedDns fail(String name) {
    return fail(DomainName.of(name), "*");
  }

  public synchronized List<Question<?>> asked() {
    return List.copyOf(asked);
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // add() lets only records of the type in
  public synchronized <T> Answer<T> ask(Question<T> question, Duration patience) {
    asked.add(question);
    List<DomainName> chain = new ArrayList<>();
    DomainName name = question.name();
    String type = question.type().toString();
    while (aliases.containsKey(name)) {
      name = aliases.get(name);
      if (chain.contains(name)) {
        return unavailable(question, "its aliases lead in a circle");
      }
      chain.add(name);
    }
    List<Object> records = names.getOrDefault(name, Map.of()).getOrDefault(type, List.of());
    Set<String> failing = failures.getOrDefault(name, Set.of());
    if (failing.contains(type) || (failing.contains("*") && records.isEmpty())) {
      return unavailable(question, "timed out");
    }
    if (!names.containsKey(name)) {
      return name.text().startsWith("error.")
          ? unavailable(question, "timed out")
          : answer(question, Answer.Status.NO_SUCH_NAME, List.of(), chain, "NXDOMAIN");
    }
    return answer(
        question,
        records.isEmpty() ? Answer.Status.NO_SUCH_RECORD : Answer.Status.FOUND,
        (List<T>) records,
        chain,
        "NOERROR");
  }

  private static <T> Answer<T> unavailable(Question<T> question, String why) {
    return Answer.unavailable(question, why, Duration.ZERO, "script");
  }

  private static <T> Answer<T> answer(
      Question<T> question,
      Answer.Status status,
      List<T> records,
      List<DomainName> chain,
      String said) {
    return new Answer<>(
        question, status, records, chain, said, Optional.empty(), Duration.ZERO, "script");
  }
}
