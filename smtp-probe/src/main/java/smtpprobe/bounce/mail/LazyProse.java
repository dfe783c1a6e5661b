package smtpprobe.bounce.mail;

import java.util.List;
import java.util.Optional;

/** The prose of a mail, read when somebody asks for it, and once. Not safe for several threads. */
final class LazyProse {

  private final ReadMail mail;
  private Optional<Prose> prose = Optional.empty();

  LazyProse(ReadMail mail) {
    this.mail = mail;
  }

  /** The texts about a recipient. */
  List<String> about(String address) {
    if (prose.isEmpty()) {
      prose = Optional.of(Prose.of(mail.prose()));
    }
    return prose.get().about(address);
  }
}
