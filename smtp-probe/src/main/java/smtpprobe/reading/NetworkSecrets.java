package smtpprobe.reading;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes keys and passwords out of files about the network, and people out of the lists of accounts,
 * so that no snapshot holds them.
 */
final class NetworkSecrets {

  private static final Pattern FILES =
      Pattern.compile(
          "/(etc|run|usr/lib|usr/local/lib)/(netplan|systemd/network|network|NetworkManager)/.*");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?im)^(.*?(?:password|passphrase|psk|secret|key)[\\w-]*[\"']?[ \\t]*[:=]?[ \\t]*).+$");

  /** Accounts of people have numbers from 1000 on (login.defs(5), UID_MIN). */
  private static final Pattern ACCOUNTS = Pattern.compile("/etc/(passwd|group)");

  private static final Pattern PROGRAM =
      Pattern.compile("(?m)^([^:\n]++:)[^:\n]*+(:\\d{1,3}(?::\\d{1,10})?+)(?::.*+)?+$");

  private NetworkSecrets() {}

  /** The text of the file at that path, without them. */
  static String without(String path, String text) {
    if (ACCOUNTS.matcher(path).matches()) {
      return PROGRAM
          .matcher(text)
          .results()
          .map(account -> account.group(1) + "x" + account.group(2) + "\n")
          .collect(Collectors.joining());
    }
    return FILES.matcher(path).matches() ? SECRET.matcher(text).replaceAll("$1(left out)") : text;
  }
}
