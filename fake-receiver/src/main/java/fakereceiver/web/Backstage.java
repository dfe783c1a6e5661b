package fakereceiver.web;

import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.jury.Jury;
import java.util.Optional;

/**
 * What works behind receivers, and is counted where they are watched.
 *
 * @param dns what they ask, if that is counted
 * @param jury who judges their mails too, if somebody does
 */
public record Backstage(Optional<DnsCounts> dns, Optional<Jury> jury) {

  /** Nothing that is known of. */
  public static final Backstage EMPTY = new Backstage(Optional.empty(), Optional.empty());
}
