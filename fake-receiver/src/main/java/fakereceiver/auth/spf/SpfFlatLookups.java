package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Questions that wait for their turn, since a term that asks does not wait. For one thread. */
final class SpfFlatLookups {

  /** More are not asked: thirty terms may each lead to many exchangers. */
  static final int MAX_QUESTIONS = 300;

  private static final int MAX_LABEL = 63;
  private static final int MAX_NAME = 253;

  private final Dns dns;
  private final List<Answer<?>> answers = new ArrayList<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int asked;

  SpfFlatLookups(Dns dns) {
    this.dns = dns;
  }

  List<Answer<?>> answers() {
    return answers;
  }

  <T> Answer<T> ask(DomainName name, RecordType<T> type, List<Answer<?>> own) {
    Answer<T> answer = dns.ask(new Question<>(name, type));
    answers.add(answer);
    own.add(answer);
    return answer;
  }

  /**
   * Puts a question off.
   *
   * @param told what to do with the answer
   * @param absent what to do where the name cannot be in DNS
   * @return false when the name cannot even be asked for
   */
  <T> boolean later(
      String name,
      RecordType<T> type,
      List<Answer<?>> own,
      Consumer<Answer<T>> told,
      Runnable absent) {
    if (!isName(name) || asked >= MAX_QUESTIONS) {
      return false;
    }
    asked++;
    waiting.add(
        () ->
            DomainName.parse(name)
                .ifPresentOrElse(known -> told.accept(ask(known, type, own)), absent));
    return true;
  }

  /** Asks until nothing more waits. */
  void finish() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private static boolean isName(String name) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (bare.isEmpty() || bare.length() > MAX_NAME) {
      return false;
    }
    for (String label : bare.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > MAX_LABEL) {
        return false;
      }
    }
    return true;
  }
}
