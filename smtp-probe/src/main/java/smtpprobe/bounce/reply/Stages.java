package smtpprobe.bounce.reply;

import fakereceiver.judge.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** At which command a reply came, where the sending mail server tells. */
final class Stages {

  private static final Map<String, Stage> WORDS = new LinkedHashMap<>();

  static {
    for (String verb :
        new String[] {"in reply to ", "after ", "response to ", "while sending ", ">>> "}) {
      WORDS.put(verb + "rcpt to", Stage.RCPT);
      WORDS.put(verb + "mail from", Stage.MAIL);
      WORDS.put(verb + "helo", Stage.HELO);
      WORDS.put(verb + "ehlo", Stage.HELO);
      WORDS.put(verb + "end of data", Stage.MESSAGE);
      WORDS.put(verb + "end of message", Stage.MESSAGE);
      WORDS.put(verb + "data", Stage.MESSAGE);
      WORDS.put(verb + "message body", Stage.MESSAGE);
      WORDS.put(verb + "initial connection", Stage.CONNECT);
    }
    WORDS.put("refused to talk to me", Stage.CONNECT);
    WORDS.put("connect to ", Stage.CONNECT);
    WORDS.put("end of data", Stage.MESSAGE);
  }

  private Stages() {}

  /** The stage that {@code words}, in lower case, name. */
  static Optional<Stage> in(String words) {
    for (Map.Entry<String, Stage> entry : WORDS.entrySet()) {
      if (words.contains(entry.getKey())) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }
}
