package fakereceiver.dns;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A question that is going to be asked, and what is going to be asked once it is answered.
 *
 * @param question the question
 * @param next what an answer leads to; called by any thread, at most once for each time that this
 *     is handed over, and has to come to an end
 * @param <T> what a record of that type is
 */
public record Wanted<T>(Question<T> question, Function<Answer<T>, List<Wanted<?>>> next) {

  /** A question whose answer leads nowhere. */
  public static <T> Wanted<T> of(DomainName name, RecordType<T> type) {
    return of(new Question<>(name, type));
  }

  /** A question whose answer leads nowhere. */
  public static <T> Wanted<T> of(Question<T> question) {
    return new Wanted<>(question, answer -> List.of());
  }

  /** A question whose answer leads to others. */
  public static <T> Wanted<T> of(
      DomainName name, RecordType<T> type, Function<Answer<T>, List<Wanted<?>>> next) {
    return new Wanted<>(new Question<>(name, type), next);
  }

  /** The addresses of one family of some names. */
  public static List<Wanted<?>> of(
      Collection<DomainName> names, RecordType<? extends IpAddress> family) {
    return names.stream().<Wanted<?>>map(name -> of(name, family)).toList();
  }
}
