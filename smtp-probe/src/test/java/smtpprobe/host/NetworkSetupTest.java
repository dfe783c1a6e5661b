package smtpprobe.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.Snapshot;

/** Files of netplan, systemd-networkd, ifupdown and NetworkManager as they stand on hosts. */
class NetworkSetupTest {

  @TempDir private Path folder = Path.of("");

  private final List<Skipped> skipped = new ArrayList<>();

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private NetworkSetup setup() {
    FolderHost host = new FolderHost(folder);
    Set<String> devices = Set.of("eth0", "default");
    return NetworkSetup.of(
        Configurator.read(host, devices),
        NetworkFiles.of(host, devices, skipped),
        Keeper.ofNetwork(host));
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
  void namesTheLineOfNetplanThatCannotBeRead() throws IOException {
    file("etc/netplan/01-other.yaml", "network:\n  ethernets:\n\teth1:\n");
    file("etc/netplan/02-mail.yaml", "network:\n  ethernets:\n    eth0:\n      dhcp4: true\n");

    assertThat(setup().where(Configurator.NETPLAN, "eth0"))
        .contains("mend first what netplan cannot read either, /etc/netplan/01-other.yaml:3: ");
    assertThat(skipped.get(0).why()).startsWith("/etc/netplan/01-other.yaml:3: ");
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
  void saysWhichOtherFilesCloudInitWritesAnew() throws IOException {
    file("etc/network/interfaces", "source-directory /etc/network/interfaces.d\n");
    file("etc/network/interfaces.d/50-cloud-init", "auto eth0\niface eth0 inet6 dhcp\n");
    file("etc/systemd/network/10-cloud-init-eth0.network", "[Match]\nName=eth0\n");

    assertThat(setup().where(Configurator.IFUPDOWN, "eth0"))
        .startsWith("/etc/network/interfaces.d/50-cloud-init, which cloud-init writes anew unless");
    assertThat(setup().where(Configurator.NETWORKD, "eth0"))
        .startsWith("a new file, /etc/systemd/network/10-cloud-init-eth0.network.d/mail.conf");
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

  private void card(String mac) throws IOException {
    file(
        "commands/ip-link.json",
        "[{\"ifname\": \"eth0\", \"link_type\": \"ether\", \"address\": \"" + mac + "\"}]");
  }

  @Test
  void findsTheInterfaceOfNetplanByWhatItMatches() throws IOException {
    card("52:54:00:12:34:56");
    file(
        "etc/netplan/01-all.yaml",
        """
        network:
          version: 2
          ethernets:
            backup: {match: {macaddress: "52:54:00:12:34:57"}, dhcp4: true}
            uplink: {match: {macaddress: "52:54:00:12:34:56"}, dhcp4: true}
        """);

    assertThat(setup().header(Configurator.NETPLAN, "eth0"))
        .containsExactly("network:", "  ethernets:", "    uplink:");
  }

  /** Of a setting in several files, that of the last one counts. */
  @Test
  void findsTheLastFileOfNetplanThatHasTheInterface() throws IOException {
    String nic = "network:\n    ethernets:\n        nic:\n            ";
    file("etc/netplan/50-cloud-init.yaml", nic + "set-name: eth0\n");
    file("etc/netplan/70-more.yaml", nic + "ipv6-privacy: true\n");
    file("etc/netplan/80-other.yaml", "network:\n  vlans:\n    nic.5: {id: 5, link: nic}\n");

    assertThat(setup().where(Configurator.NETPLAN, "eth0"))
        .isEqualTo("/etc/netplan/70-more.yaml, then \"netplan apply\"");
  }

  @Test
  void seesThatNetplanIsAtWorkUnderAnotherName() throws IOException {
    file("run/systemd/netif/state", "OPER_STATE=routable\n");
    file("run/systemd/network/10-netplan-nic.network", "[Match]\nName=eth0\n");

    assertThat(setup().tools()).containsExactly(Configurator.NETPLAN);
  }

  @Test
  void findsTheFileOfNetworkdByMacAddressAndType() throws IOException {
    card("52:54:00:12:34:56");
    file("etc/systemd/network/10-lan.network", "[Match]\nMACAddress=52-54-00-12-34-57\n");
    file("etc/systemd/network/15-lan.network", "[Match]\nType=vlan\nName=*\n");
    file("etc/systemd/network/16-lan.network", "[Match]\nName=!eth*\n");
    file("etc/systemd/network/20-wan.network", "[Match]\nType=ether\nMACAddress=5254.0012.3456\n");
    file("etc/systemd/network/30-all.network", "[Match]\nName=*\n");

    assertThat(setup().where(Configurator.NETWORKD, "eth0"))
        .startsWith("/etc/systemd/network/20-wan.network,");
  }

  /** What a drop-in sets stands above the file, so a line in the file might change nothing. */
  @Test
  void findsTheLastDropInOfNetworkd() throws IOException {
    file("etc/systemd/network/20-wan.network", "[Match]\nName=eth0\n");
    file("etc/systemd/network/20-wan.network.d/privacy.conf", "[Network]\n");
    file("run/systemd/network/20-wan.network.d/10-now.conf", "[Network]\n");

    assertThat(setup().where(Configurator.NETWORKD, "eth0"))
        .startsWith("/etc/systemd/network/20-wan.network.d/privacy.conf,");
  }

  @Test
  void leavesTheFilesOfPackagesAlone() throws IOException {
    file("usr/lib/systemd/network/90-all.network", "[Match]\nName=*\n");

    assertThat(setup().where(Configurator.NETWORKD, "eth0"))
        .startsWith("a new file, /etc/systemd/network/90-all.network.d/mail.conf,");
  }

  @Test
  void findsTheStanzaOfIfupdownForIpv6() throws IOException {
    file("etc/network/interfaces", "auto lo eth0\nsource if.d/*.cfg\niface eth0 inet dhcp\n");
    file("etc/network/if.d/50-wan.cfg", "iface eth0 inet6 static\n  address 2001:db8::25/64\n");
    file("etc/network/if.d/60-wan", "iface eth0 inet6 auto\n");

    assertThat(setup().where(Configurator.IFUPDOWN, "eth0"))
        .isEqualTo("/etc/network/if.d/50-wan.cfg");
    assertThat(setup().header(Configurator.IFUPDOWN, "eth0"))
        .containsExactly("iface eth0 inet6 static");
  }

  @Test
  void findsTheConnectionThatBeginsByItself() throws IOException {
    String connection = "[connection]\ninterface-name=eth0\n";
    String folder = "etc/NetworkManager/system-connections/";
    file(folder + "a-left.nmconnection", connection + "autoconnect=false\n");
    file(folder + "b-used.nmconnection", connection);

    assertThat(setup().where(Configurator.NETWORK_MANAGER, "eth0")).endsWith("b-used.nmconnection");
  }

  /** Two programs may share a host: what one of them sets up is none of the other's. */
  @Test
  void knowsWhoSetsUpAnInterface() throws IOException {
    file("run/NetworkManager/resolv.conf", "");
    file("run/network/ifstate", "eth0=eth0\n");
    file("etc/network/interfaces", "iface eth0 inet dhcp\n");

    assertThat(setup().tools())
        .containsExactlyInAnyOrder(Configurator.IFUPDOWN, Configurator.NETWORK_MANAGER);
    assertThat(setup().tools("eth0")).containsExactly(Configurator.IFUPDOWN);
    assertThat(setup().tools("wlan0")).hasSize(2);
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
    NetworkFiles.of(snapshot, Set.of("eth0"), skipped);
    snapshot.writeTo(other.resolve("host"), Optional.empty());

    assertThat(NetworkFiles.of(new FolderHost(other.resolve("host")), Set.of("eth0"), skipped))
        .isEqualTo(NetworkFiles.of(new FolderHost(folder), Set.of("eth0"), skipped))
        .isNotEmpty();
  }
}
