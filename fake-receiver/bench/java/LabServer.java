import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.Zones;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The lab DNS server in a process of its own. Arguments: the port on [::1], a zone file. */
public final class LabServer {

  private LabServer() {}

  public static void main(String... args) throws InterruptedException {
    LabDns.start(
        Zones.read(List.of(Path.of(args[1]))),
        new InetSocketAddress(Ip6Address.of("::1").toInetAddress(), Integer.parseInt(args[0])));
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
