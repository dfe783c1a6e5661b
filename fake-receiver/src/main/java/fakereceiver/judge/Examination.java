package fakereceiver.judge;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import java.util.Collection;

/** What the rules find for one receiver in one session. Not safe for several threads. */
interface Examination {

  /** What rules see of DNS. */
  Dns dns();

  /** Every answer that was asked for so far, in the order of the questions. */
  Collection<Answer<?>> answers();

  /** Whether anything is ever begun by {@link #prepare}. */
  boolean asksAhead();

  /** Lets DNS begin with what the rules of {@code stage} are going to ask. Never waits. */
  void prepare(Stage stage, Attempt received);

  /** Looks at what came with {@code stage}, and puts what is found into {@code facts}. */
  void look(Stage stage, Attempt received, Facts facts);

  /** The mail is over: what was worked out about its message is forgotten. */
  void endMail();
}
