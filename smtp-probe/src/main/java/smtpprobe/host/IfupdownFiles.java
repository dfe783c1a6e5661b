package smtpprobe.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/** The files of ifupdown: /etc/network/interfaces, and those that it sources (interfaces(5)). */
final class IfupdownFiles {

  private static final String INTERFACES = "/etc/network/interfaces";
  private static final String USUAL = INTERFACES + ".d";

  /** By path, in the order in which they are read: their lines, in words. */
  private final Map<String, List<List<String>>> files = new LinkedHashMap<>();

  IfupdownFiles(HostReader host) {
    read(host, INTERFACES);
    List<List<String>> lines = files.getOrDefault(INTERFACES, List.of());
    lines.stream()
        .filter(words -> words.size() > 1 && words.get(0).startsWith("source"))
        .forEach(
            words ->
                words.stream()
                    .skip(1)
                    .flatMap(path -> sourced(host, path, words.get(0).endsWith("-directory")))
                    .forEach(path -> read(host, path)));
    host.list(USUAL).stream().sorted().forEach(name -> read(host, USUAL + "/" + name));
  }

  private void read(HostReader host, String path) {
    if (!files.containsKey(path)) {
      host.file(path)
          .text()
          .ifPresent(
              text ->
                  files.put(
                      path,
                      text.lines().map(line -> List.of(line.strip().split("\\s+", -1))).toList()));
    }
  }

  /** The files that a path with stars stands for, or those of a folder. */
  private static Stream<String> sourced(HostReader host, String path, boolean isFolder) {
    String whole = path.startsWith("/") ? path : "/etc/network/" + path;
    String folder = isFolder ? whole : whole.substring(0, Math.max(1, whole.lastIndexOf('/')));
    String glob = isFolder ? "*" : whole.substring(whole.lastIndexOf('/') + 1);
    return host.list(folder).stream()
        .filter(name -> Glob.fits(glob, name))
        .sorted()
        .map(name -> folder + "/" + name);
  }

  /** Where it is set up over IPv6; if nowhere, where it is set up at all. */
  Optional<NetworkSetup.Place> of(Link link) {
    return first("iface", link.device(), "inet6")
        .or(() -> first("iface", link.device()))
        .or(() -> first("auto", link.device()))
        .or(() -> first("allow-hotplug", link.device()));
  }

  private Optional<NetworkSetup.Place> first(String... begin) {
    return files.entrySet().stream()
        .flatMap(
            file ->
                file.getValue().stream()
                    .filter(words -> words.size() >= begin.length)
                    .filter(words -> words.subList(0, begin.length).equals(List.of(begin)))
                    .map(
                        words ->
                            new NetworkSetup.Place(
                                NetworkSetup.lasting(file.getKey()), header(words))))
        .findFirst();
  }

  /** The first line of a stanza for IPv6. */
  private static List<String> header(List<String> words) {
    return words.size() > 3 && words.get(2).equals("inet6")
        ? List.of(String.join(" ", words.subList(0, 4)))
        : List.of();
  }
}
