import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.Zones;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The project's own DNS server at several addresses, port 53: each argument is {@code
 * ADDRESS=ZONE,ZONE...}. Each line on standard input makes it read the zones again; the end of the
 * input ends it.
 */
public final class NameServers {

  private NameServers() {}

  public static void main(String... arguments) throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    do {
      List<LabDns> servers = new ArrayList<>();
      for (String argument : arguments) {
        String[] halves = argument.split("=", 2);
        List<Path> files = Arrays.stream(halves[1].split(",")).map(Path::of).toList();
        servers.add(
            LabDns.start(
                Zones.read(files),
                new InetSocketAddress(IpAddress.of(halves[0]).toInetAddress(), 53)));
      }
      System.out.println("serving");
      if (commands.readLine() == null) {
        return;
      }
      servers.forEach(LabDns::close);
    } while (true);
  }
}
