package smtpprobe.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.Snapshot;

/** Files of netplan, systemd-networkd, ifupdown and NetworkManager as they stand on hosts. */
class NetworkSetupTest {

  @TempDir private Path folder = Path.of("");

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private NetworkSetup setup() {
    FolderHost host = new FolderHost(folder);
    Set<String> devices = Set.of("eth0", "default");
    return NetworkSetup.of(Configurator.read(host, devices), NetworkFiles.of(host, devices));
  }

  @Test
  void isNotKnownWithoutFiles() {
    assertThat(setup()).isEqualTo(NetworkSetup.UNKNOWN);
    assertThat(setup().where(Configurator.IFUPDOWN, "eth0")).isEqualTo("/etc/network/interfaces");
  }

  @Test
  void findsTheFileOfNetplanThatHasTheInterface() throws IOException {
    file("etc/netplan/01-other.yaml", "network:\n  ethernets:\n    eth01:\n      dhcp4: true\n");
    file("etc/netplan/02-mail.yaml", "network:\n  ethernets:\n    \"eth0\":\n      dhcp4: true\n");

    assertThat(setup().tools()).containsExactly(Configurator.NETPLAN);
    assertThat(setup().where(Configurator.NETPLAN, "eth0"))
        .isEqualTo("/etc/netplan/02-mail.yaml, then \"netplan apply\"");
  }

  @Test
  void writesNothingIntoTheFileOfCloudInit() throws IOException {
    file(
        "etc/netplan/50-cloud-init.yaml",
        "network:\n    ethernets:\n        nic:\n            set-name: eth0\n");

    assertThat(setup().where(Configurator.NETPLAN, "eth0"))
        .startsWith("a new file, /etc/netplan/60-mail.yaml");
  }

  @Test
  void findsTheFirstFileOfNetworkdThatFits() throws IOException {
    file("etc/systemd/network/10-lan.network", "[Match]\nName=en* wl*\n\n[Network]\nDHCP=yes\n");
    file("etc/systemd/network/20-wan.network", "[Match]\nName=eth?\n[Network]\nDHCP=ipv4\n");
    file("etc/systemd/network/30-all.network", "[Match]\nName=*\n");

    assertThat(setup().tools()).containsExactly(Configurator.NETWORKD);
    assertThat(setup().where(Configurator.NETWORKD, "eth0"))
        .isEqualTo("/etc/systemd/network/20-wan.network, then \"networkctl reload\"");
  }

  @Test
  void findsTheFileOfIfupdown() throws IOException {
    file("etc/network/interfaces", "source /etc/network/interfaces.d/*\nauto lo\n");
    file("etc/network/interfaces.d/wan", "auto eth0\niface eth0 inet6 static\n");

    assertThat(setup().tools()).containsExactly(Configurator.IFUPDOWN);
    assertThat(setup().where(Configurator.IFUPDOWN, "eth0"))
        .isEqualTo("/etc/network/interfaces.d/wan");
  }

  @Test
  void findsTheConnectionOfNetworkManager() throws IOException {
    file(
        "etc/NetworkManager/system-connections/wan.nmconnection",
        "[connection]\nid=wan\ninterface-name=eth0\n");

    assertThat(setup().where(Configurator.NETWORK_MANAGER, "eth0"))
        .isEqualTo("NetworkManager, /etc/NetworkManager/system-connections/wan.nmconnection");
  }

  @Test
  void believesWhatIsAtWorkMoreThanFilesThatWereLeft() throws IOException {
    file("etc/network/interfaces", "iface eth0 inet dhcp\n");
    file("run/systemd/netif/state", "OPER_STATE=routable\n");

    assertThat(setup().tools()).containsExactly(Configurator.NETWORKD);
  }

  @Test
  void isTheSameInASnapshot(@TempDir Path other) throws IOException {
    file("etc/network/interfaces", "iface eth0 inet6 static\n");
    Snapshot snapshot = new Snapshot(new FolderHost(folder));
    NetworkFiles.of(snapshot, Set.of("eth0"));
    snapshot.writeTo(other.resolve("host"), Optional.empty());

    assertThat(NetworkFiles.of(new FolderHost(other.resolve("host")), Set.of("eth0")))
        .isEqualTo(NetworkFiles.of(new FolderHost(folder), Set.of("eth0")))
        .isNotEmpty();
  }
}
