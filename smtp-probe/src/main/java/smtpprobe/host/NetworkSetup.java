package smtpprobe.host;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sets up the network of a host at each boot. Immutable.
 *
 * @param tools the programs; empty when they are not known
 * @param files where their settings of an interface stand, in words, by program and interface
 */
public record NetworkSetup(Set<Configurator> tools, Map<Key, String> files) {

  /** A program and an interface. */
  public record Key(Configurator tool, String device) {}

  /** Nothing is known. */
  public static final NetworkSetup UNKNOWN = new NetworkSetup(Set.of(), Map.of());

  /** Copies both. */
  public NetworkSetup {
    tools = Set.copyOf(tools);
    files = Map.copyOf(files);
  }

  /** Where its settings of an interface go: the file that has some, or the usual place. */
  public String where(Configurator tool, String device) {
    return Optional.ofNullable(files.get(new Key(tool, device))).orElse(tool.where());
  }

  /** With what the programs' own files say, where nothing tells that one is at work. */
  static NetworkSetup of(Set<Configurator> working, Map<Key, String> files) {
    Set<Configurator> tools = EnumSet.noneOf(Configurator.class);
    tools.addAll(working);
    if (tools.isEmpty()) {
      files.keySet().forEach(key -> tools.add(key.tool()));
      if (tools.contains(Configurator.NETPLAN)) {
        tools.retainAll(Set.of(Configurator.NETPLAN)); // it writes the files of the others
      }
    }
    return new NetworkSetup(tools, new LinkedHashMap<>(files));
  }
}
