package smtpprobe.mta;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is known of the ways out of a mail server besides its usual settings. Immutable.
 *
 * @param usual what the mail server calls the way of all other mail
 * @param relay what all other mail is handed to; empty when it goes to the receivers
 * @param tls whether that way is encrypted
 * @param services what the mail server calls that which sends over both families, or as all of it
 *     is set to: services of master.cf
 * @param others further ways; the first that takes a mail is its way
 * @param notes what was not followed, or is no way out, as sentences without a full stop
 * @param refusals the settings that it does not send with
 * @param detours the programs of this host that mail is handed to over SMTP
 * @param own the addresses where it finds itself, and hands no mail to
 */
public record WaysOut(
    String usual,
    Optional<NextHop> relay,
    Tls tls,
    List<String> services,
    List<WayOut> others,
    List<String> notes,
    List<Refusal> refusals,
    List<Detour> detours,
    OwnAddresses own) {

  /** All mail goes to its receivers in the same way. */
  public static final WaysOut NONE =
      new WaysOut("", Optional.empty(), Tls.UNKNOWN, List.of(), List.of(), List.of());

  /** All settings are taken, as far as can be seen. */
  WaysOut(
      String usual,
      Optional<NextHop> relay,
      Tls tls,
      List<String> services,
      List<WayOut> others,
      List<String> notes) {
    this(usual, relay, tls, services, others, notes, List.of(), List.of(), OwnAddresses.NONE);
  }

  public WaysOut {
    services = List.copyOf(services);
    others = List.copyOf(others);
    notes = List.copyOf(notes);
    refusals = List.copyOf(refusals);
    detours = List.copyOf(detours);
  }

  /** Whether there is anything to tell. */
  public boolean isPlain() {
    return relay.isEmpty() && others.isEmpty() && notes.isEmpty();
  }

  /** Whether some mail may go where nobody looked. */
  public boolean isPartlyUnknown() {
    return notes.stream().anyMatch(Relay::isNotFollowed);
  }

  /** Those of a server that does not even start. */
  WaysOut refused(List<Refusal> why) {
    WayOut none =
        new WayOut(
            usual,
            Traffic.all("all mail"),
            Optional.empty(),
            Families.NEITHER,
            Bind.NONE,
            Optional.empty(),
            tls);
    return new WaysOut(
        usual, Optional.empty(), tls, services, List.of(none), List.of(), why, List.of(), own);
  }

  /** The same with further settings that are refused, about mail that comes in. */
  WaysOut refusing(List<Refusal> more) {
    return new WaysOut(
        usual,
        relay,
        tls,
        services,
        others,
        notes,
        Stream.concat(refusals.stream(), more.stream()).toList(),
        detours,
        own);
  }

  /** The same over IPv4 only, where mail goes to receivers over both families. */
  WaysOut overIpv4() {
    return each(WayOut::overIpv4);
  }

  /** Ways that had a setting of {@code before} in common with it follow it to {@code after}. */
  WaysOut following(MailServer before, MailServer after) {
    return each(way -> way.bind().equals(before.bind()) ? way.bound(after.bind()) : way)
        .each(
            way -> way.heloName().equals(before.heloName()) ? way.greeting(after.heloName()) : way)
        .each(way -> way.families() == before.families() ? way.over(after.families()) : way)
        .each(
            way ->
                way.preference().equals(before.preference())
                    ? way.preferring(after.preference())
                    : way);
  }

  WaysOut each(UnaryOperator<WayOut> change) {
    return new WaysOut(
        usual,
        relay,
        tls,
        services,
        others.stream().map(change).toList(),
        notes,
        refusals,
        detours,
        own);
  }
}
