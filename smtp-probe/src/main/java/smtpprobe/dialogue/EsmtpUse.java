package smtpprobe.dialogue;

import java.util.List;

/**
 * Which extensions a server offered, and which of them the dialogue used. Immutable.
 *
 * @param offered those of the last EHLO, with their parameters, as the server wrote them; at most
 *     100, of 200 characters. From a stranger, so escape before showing.
 * @param used in the order of use, STARTTLS included
 */
public record EsmtpUse(List<String> offered, List<String> used) {

  /** The server never told, or was never asked. */
  public static final EsmtpUse NONE = new EsmtpUse(List.of(), List.of());

  public EsmtpUse {
    offered = List.copyOf(offered);
    used = List.copyOf(used);
  }
}
