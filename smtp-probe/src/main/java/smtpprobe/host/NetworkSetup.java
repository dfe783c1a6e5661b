package smtpprobe.host;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sets up the network of a host at each boot. Immutable.
 *
 * @param tools the programs; empty when they are not known
 * @param files where their settings of an interface stand, by program and interface
 * @param keeper why lines that are written there do not last, and where they would
 */
public record NetworkSetup(
    Set<Configurator> tools, Map<Key, Place> files, Optional<String> keeper) {

  /** A program and an interface. */
  public record Key(Configurator tool, String device) {}

  /**
   * A place for settings of an interface.
   *
   * @param where the file, in words
   * @param header the lines below which they stand there; empty when the usual ones do
   */
  public record Place(String where, List<String> header) {

    public Place {
      header = List.copyOf(header);
    }
  }

  /** Its files are written anew at each boot. */
  private static final String CLOUD_INIT = "cloud-init";

  static boolean isOfCloudInit(String path) {
    return path.contains(CLOUD_INIT);
  }

  /** A file in words: one of cloud-init has to be taken from it first. */
  static String lasting(String path) {
    return isOfCloudInit(path)
        ? path
            + ", which cloud-init writes anew unless \"network: {config: disabled}\" stands in a file"
            + " in /etc/cloud/cloud.cfg.d"
        : path;
  }

  /** Nothing is known. */
  public static final NetworkSetup UNKNOWN = new NetworkSetup(Set.of(), Map.of(), Optional.empty());

  /** Copies both. */
  public NetworkSetup {
    tools = Set.copyOf(tools);
    files = Map.copyOf(files);
  }

  /** Where its settings of an interface go: the file that has some, or the usual place. */
  public String where(Configurator tool, String device) {
    return place(tool, device).map(Place::where).orElse(tool.where());
  }

  /** The lines below which its settings of an interface stand already; empty without any. */
  public List<String> header(Configurator tool, String device) {
    return place(tool, device).map(Place::header).orElse(List.of());
  }

  private Optional<Place> place(Configurator tool, String device) {
    return Optional.ofNullable(files.get(new Key(tool, device)));
  }

  /** The programs at work that have settings of an interface; all of them where none has. */
  public Set<Configurator> tools(String device) {
    Set<Configurator> own = EnumSet.noneOf(Configurator.class);
    tools.stream().filter(tool -> place(tool, device).isPresent()).forEach(own::add);
    return own.isEmpty() ? tools : own;
  }

  /** With what the programs' own files say, where nothing tells that one is at work. */
  static NetworkSetup of(
      Set<Configurator> working, Map<Key, Place> files, Optional<String> keeper) {
    Set<Configurator> tools = EnumSet.noneOf(Configurator.class);
    tools.addAll(working);
    if (tools.isEmpty()) {
      files.keySet().forEach(key -> tools.add(key.tool()));
      if (tools.contains(Configurator.NETPLAN)) {
        tools.retainAll(Set.of(Configurator.NETPLAN)); // it writes the files of the others
      }
    }
    return new NetworkSetup(tools, new LinkedHashMap<>(files), keeper);
  }
}
