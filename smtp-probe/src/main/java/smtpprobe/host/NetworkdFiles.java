package smtpprobe.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import smtpprobe.reading.HostReader;

/**
 * The .network files of systemd-networkd: in the order of their names, wherever they are, the first
 * one whose [Match] fits is the one that counts; its drop-ins stand above it (systemd.network(5)).
 */
final class NetworkdFiles {

  private static final String OURS = "/etc/systemd/network/";

  /** What is in an earlier one hides what has the same name in a later one. */
  private static final List<String> FOLDERS =
      List.of(
          OURS,
          "/run/systemd/network/",
          "/usr/local/lib/systemd/network/",
          "/usr/lib/systemd/network/");

  private static final String RELOAD = ", then \"networkctl reload\"";

  private final HostReader host;
  private final Map<String, String> files;

  NetworkdFiles(HostReader host) {
    this.host = host;
    this.files = all("", ".network");
  }

  /** Path by name, in the order of the names. */
  private Map<String, String> all(String below, String end) {
    Map<String, String> all = new TreeMap<>();
    for (String folder : FOLDERS) {
      host.list((folder + below).replaceAll("/$", "")).stream()
          .filter(name -> name.endsWith(end))
          .forEach(name -> all.putIfAbsent(name, folder + below + name));
    }
    return all;
  }

  /** The name of the file that counts for it. */
  Optional<String> name(Link link) {
    return files.entrySet().stream()
        .filter(e -> host.file(e.getValue()).text().filter(t -> isFor(t, link)).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Where it is set up: what is read last. */
  Optional<NetworkSetup.Place> of(Link link) {
    return name(link).map(name -> new NetworkSetup.Place(last(name) + RELOAD, List.of()));
  }

  private String last(String name) {
    String below = name + ".d/";
    List<String> dropIns = List.copyOf(all(below, ".conf").values());
    if (dropIns.isEmpty()) {
      return String.valueOf(files.get(name)).startsWith(OURS) && !NetworkSetup.isOfCloudInit(name)
          ? OURS + name
          : "a new file, " + OURS + below + "mail.conf";
    }
    String last = dropIns.get(dropIns.size() - 1);
    return last.startsWith(OURS) ? last : "a new file, " + OURS + below + "zz-mail.conf";
  }

  /** Every line of [Match] that can be compared has to fit, and there is one. */
  private static boolean isFor(String text, Link link) {
    String section = "";
    boolean compared = false;
    for (String line : text.lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        section = line;
      } else if (section.equals("[Match]") && equals > 0) {
        Optional<Boolean> fits = fits(line.substring(0, equals).strip(), line, equals, link);
        if (fits.isPresent() && !fits.get()) {
          return false;
        }
        compared |= fits.isPresent();
      }
    }
    return compared;
  }

  private static Optional<Boolean> fits(String key, String line, int equals, Link link) {
    String value = line.substring(equals + 1).strip();
    boolean not = value.startsWith("!");
    List<String> words = List.of((not ? value.substring(1) : value).strip().split("\\s+", -1));
    return switch (key) { // what is not compared here is taken to fit
      case "Name" -> Optional.of(words.stream().anyMatch(link::fits) != not);
      case "MACAddress", "PermanentMACAddress" ->
          Optional.of(words.stream().anyMatch(link::hasMac));
      case "Type" -> link.type().map(type -> anyFits(words, type) != not);
      case "Kind" -> link.type().map(known -> anyFits(words, link.kind().orElse("")) != not);
      default -> Optional.empty();
    };
  }

  private static boolean anyFits(List<String> globs, String text) {
    return globs.stream().anyMatch(glob -> Glob.fits(glob, text));
  }
}
