package smtpprobe;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** A host with static addresses, of which mail leaves from the first, and Postfix with a name. */
public final class OneAddressHost implements HostReader {

  private final Ip6Address first;
  private final Map<String, String> files = new HashMap<>();
  private final Map<HostCommand, String> commands = new HashMap<>();

  public OneAddressHost(String helo, List<Ip6Address> addresses) {
    first = addresses.get(0);
    StringBuilder table = new StringBuilder();
    for (Ip6Address address : addresses) {
      table.append(HexFormat.of().formatHex(address.bytes())).append(" 02 40 00 80 eth0\n");
    }
    files.put("/proc/net/if_inet6", table.toString());
    files.put(
        "/proc/net/ipv6_route",
        "0".repeat(32)
            + " 00 "
            + "0".repeat(32)
            + " 00 fe8"
            + "0".repeat(28)
            + "1 00000400 00000001 00000000 00000003 eth0\n");
    commands.put(HostCommand.POSTCONF, "mail_version = 3.7.11\nsmtp_helo_name = " + helo + "\n");
  }

  @Override
  public Reading file(String path) {
    return there(files.get(path), path);
  }

  @Override
  public Reading run(HostCommand command) {
    return there(commands.get(command), command.toString());
  }

  private static Reading there(@org.jspecify.annotations.Nullable String text, String what) {
    return text == null ? Reading.missing("there is no " + what) : Reading.of(text);
  }

  @Override
  public Reading kernelChoice(IpAddress target) {
    return Reading.of(first.text());
  }

  @Override
  public Reading sockets() {
    return Reading.missing("no sockets");
  }

  @Override
  public boolean isRedacted() {
    return false;
  }
}
