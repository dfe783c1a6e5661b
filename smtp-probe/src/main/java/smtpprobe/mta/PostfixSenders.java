package smtpprobe.mta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where mail goes by its sender: the transport by one setting of Postfix, the next hop by another
 * where the transport does not name it. Immutable.
 *
 * @param transports of sender_dependent_default_transport_maps
 * @param relays of sender_dependent_relayhost_maps
 * @param usual default_transport
 */
record PostfixSenders(PostfixMap transports, PostfixMap relays, PostfixTransport usual) {

  static final String TRANSPORTS = "sender_dependent_default_transport_maps";
  static final String RELAYS = "sender_dependent_relayhost_maps";

  private static final String ANYBODY = "*";

  /**
   * Where mail of such senders goes.
   *
   * @param setting what says so
   * @param to the transport; its next hop is empty where relayhost decides
   */
  record Answer(String setting, PostfixTransport to) {}

  /** Whether nothing depends on the sender. */
  boolean isEmpty() {
    return transports.isEmpty() && relays.isEmpty();
  }

  /** Answers and the senders of each, single addresses first. */
  List<Map<Answer, List<String>>> answers() {
    List<Map<Answer, List<String>>> answers = new ArrayList<>();
    for (boolean whole : new boolean[] {true, false}) {
      Map<Answer, List<String>> by = new LinkedHashMap<>();
      for (String key : keys()) {
        if (isWhole(key) == whole) {
          by.computeIfAbsent(answer(key), a -> new ArrayList<>()).add(key);
        }
      }
      answers.add(by);
    }
    return answers;
  }

  /** For all others, where a table answers everybody. */
  Optional<Answer> always() {
    return transports.always().or(relays::always).map(answer -> answer(ANYBODY));
  }

  /** For some of those, by chance. */
  List<Answer> chances() {
    return Stream.concat(
            transports.chances().stream()
                .map(service -> answer(Optional.of(service), relays.always())),
            relays.chances().stream().map(hop -> answer(transports.always(), Optional.of(hop))))
        .toList();
  }

  /** Keys of text that Postfix never asks for: it asks for addresses and for @domain. */
  List<String> unasked() {
    return Stream.of(transports, relays)
        .flatMap(map -> map.parts().keySet().stream())
        .filter(key -> !isAsked(key))
        .distinct()
        .toList();
  }

  private static boolean isAsked(String key) {
    return key.startsWith("@") || !(key.contains(".") || key.equals(ANYBODY));
  }

  private Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(transports.whole().keySet());
    keys.addAll(relays.whole().keySet());
    Stream.of(transports, relays)
        .flatMap(map -> map.parts().keySet().stream())
        .filter(PostfixSenders::isAsked)
        .forEach(keys::add);
    return keys;
  }

  private boolean isWhole(String key) {
    return transports.whole().containsKey(key) || relays.whole().containsKey(key);
  }

  /** What neither map says is as for everybody; DUNNO says nothing, and ends the search. */
  private Answer answer(String key) {
    return answer(found(transports, key), found(relays, key));
  }

  private Answer answer(Optional<String> transport, Optional<String> relay) {
    PostfixTransport to = transport.map(PostfixTransport::of).orElse(usual);
    return new Answer(
        transport.isPresent() ? TRANSPORTS : RELAYS,
        to.hop().isEmpty() ? new PostfixTransport(to.service(), relay.orElse("")) : to);
  }

  private static Optional<String> found(PostfixMap map, String key) {
    String domain = key.substring(key.lastIndexOf('@') + 1);
    return Optional.ofNullable(map.whole().get(key))
        .or(() -> Optional.ofNullable(map.whole().get(domain)))
        .or(map::always)
        .or(() -> Optional.ofNullable(map.parts().get("@" + domain)))
        .or(() -> Optional.ofNullable(map.parts().get(key)))
        .filter(answer -> !answer.equalsIgnoreCase("DUNNO"));
  }
}
