package smtpprobe.host;

import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.reading.HostReader;

/**
 * The files of netplan. An interface is set up under an id, which may be another name than its own;
 * of a setting in several files, that of the last one counts (netplan-generate(8)).
 */
final class NetplanFiles {

  private static final String FOLDER = "/etc/netplan";

  private static final List<String> KINDS =
      List.of(
          "ethernets",
          "wifis",
          "modems",
          "bonds",
          "bridges",
          "vlans",
          "tunnels",
          "vrfs",
          "dummy-devices",
          "virtual-ethernets");

  /** By path, in their order: what stands under {@code network}. */
  private final Map<String, YamlMap> files = new LinkedHashMap<>();

  /** What is wrong with others, by file and line. */
  private final List<String> unreadable = new ArrayList<>();

  NetplanFiles(HostReader host) {
    host.list(FOLDER).stream()
        .filter(name -> name.endsWith(".yaml"))
        .sorted()
        .map(name -> FOLDER + "/" + name)
        .forEach(path -> host.file(path).text().ifPresent(text -> read(path, text)));
  }

  private void read(String path, String text) {
    Problems problems = new Problems(path);
    YamlMap.read(text, problems)
        .flatMap(root -> root.map("network"))
        .ifPresent(network -> files.put(path, network));
    problems.toString().lines().findFirst().ifPresent(unreadable::add);
  }

  /** What could not be read, and why. */
  List<Skipped> skipped() {
    return unreadable.stream().map(why -> new Skipped("netplan", why)).toList();
  }

  private record Id(String kind, String name) {}

  /** Where it is set up: the last file that has something about it. */
  Optional<NetworkSetup.Place> of(Link link) {
    return unreadable.isEmpty() ? place(link) : Optional.of(unsure());
  }

  /** One file that netplan cannot read keeps it from doing anything (netplan-apply(8)). */
  private NetworkSetup.Place unsure() {
    return new NetworkSetup.Place(
        "a file in /etc/netplan, then \"netplan apply\"; mend first what netplan cannot read either, "
            + unreadable.get(0),
        List.of());
  }

  private Optional<NetworkSetup.Place> place(Link link) {
    Optional<Id> id =
        files.values().stream()
            .flatMap(
                network ->
                    KINDS.stream()
                        .flatMap(
                            kind ->
                                network.map(kind).stream()
                                    .flatMap(ids -> ids(kind, ids, link).stream())))
            .findFirst();
    return id.flatMap(
        known ->
            files.entrySet().stream()
                .filter(file -> has(file.getValue(), known))
                .map(Map.Entry::getKey)
                .reduce((first, last) -> last)
                .map(path -> new NetworkSetup.Place(words(path), header(known))));
  }

  private static List<Id> ids(String kind, YamlMap all, Link link) {
    return all.keys().stream()
        .filter(name -> isFor(all.map(name), name, link))
        .map(name -> new Id(kind, name))
        .toList();
  }

  private static boolean isFor(Optional<YamlMap> settings, String id, Link link) {
    Optional<String> name = settings.flatMap(map -> map.text("set-name")).map(YamlText::value);
    Optional<YamlMap> match = settings.flatMap(map -> map.map("match"));
    if (name.isPresent() || match.isEmpty()) {
      return name.orElse(id).equals(link.device());
    }
    Optional<String> glob = match.get().text("name").map(YamlText::value);
    Optional<String> mac = match.get().text("macaddress").map(YamlText::value);
    return (glob.isPresent() || mac.isPresent())
        && glob.filter(one -> !link.fits(one)).isEmpty()
        && mac.filter(one -> !link.hasMac(one)).isEmpty();
  }

  private static boolean has(YamlMap network, Id id) {
    return network.map(id.kind()).filter(ids -> ids.has(id.name())).isPresent();
  }

  private static List<String> header(Id id) {
    return List.of("network:", "  " + id.kind() + ":", "    " + id.name() + ":");
  }

  private static String words(String path) {
    return NetworkSetup.isOfCloudInit(path)
        ? "a new file, /etc/netplan/60-mail.yaml (cloud-init writes "
            + path
            + " anew), then \"netplan apply\""
        : path + ", then \"netplan apply\"";
  }
}
