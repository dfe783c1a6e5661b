package smtpprobe.bounce.feedback;

import java.util.List;

/**
 * A report, summed up. Immutable.
 *
 * @param cause the id of the cause that says what it is
 * @param facts who says it of whom and for when, in sentences without a full stop
 * @param sources by the address that mail came from, IPv6 first, then the most mails first
 */
public record Feedback(String cause, List<String> facts, List<Source> sources) {

  public Feedback {
    facts = List.copyOf(facts);
    sources = List.copyOf(sources);
  }

  /**
   * What a report says of mail from one address. Immutable.
   *
   * @param address the address
   * @param mails how many mails, or sessions
   * @param failed how many of them did not pass
   * @param what what they failed, and what became of them, in words
   */
  public record Source(String address, long mails, long failed, String what) {

    /** Whether it is an IPv6 address. */
    public boolean isSix() {
      return address.indexOf(':') >= 0;
    }
  }
}
