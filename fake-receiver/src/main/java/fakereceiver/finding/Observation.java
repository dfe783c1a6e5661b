package fakereceiver.finding;

import fakereceiver.dns.Answer;

/** One piece of evidence: what was looked at, and what was seen there. */
public sealed interface Observation {

  /** What was looked at: {@code mail.example.org AAAA}, {@code HELO name}. */
  String what();

  /** What was seen: {@code [2001:db8::25]}. Text from strangers is in it as it came. */
  String seen();

  /**
   * A DNS lookup.
   *
   * @param answer the question with its answer
   */
  record Lookup(Answer<?> answer) implements Observation {
    @Override
    public String what() {
      return answer.question().toString();
    }

    @Override
    public String seen() {
      return answer.answered();
    }
  }

  /**
   * Something that the client gave, or that follows from it.
   *
   * @param what what was looked at
   * @param value an immutable value, whose text is made when somebody reads it; a small one, since
   *     it is kept for as long as the mail is remembered
   */
  record Given(String what, Object value) implements Observation {
    @Override
    public String seen() {
      return value.toString();
    }
  }
}
