package smtpprobe.reading;

import java.util.regex.Pattern;

/** Takes keys and passwords out of files about the network, so that no snapshot holds them. */
final class NetworkSecrets {

  private static final Pattern FILES =
      Pattern.compile(
          "/(etc|run|usr/lib|usr/local/lib)/(netplan|systemd/network|network|NetworkManager)/.*");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?im)^(.*?(?:password|passphrase|psk|secret|key)[\\w-]*[\"']?[ \\t]*[:=]?[ \\t]*).+$");

  private NetworkSecrets() {}

  /** The text of the file at that path, without them. */
  static String without(String path, String text) {
    return FILES.matcher(path).matches() ? SECRET.matcher(text).replaceAll("$1(left out)") : text;
  }
}
