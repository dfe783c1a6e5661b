package smtpprobe.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/netplan/50-wifi.yaml|          password: \"hidden\"",
        "/etc/netplan/50-wifi.yaml|        key: hidden",
        "/etc/systemd/network/wg0.netdev|PrivateKey=hidden",
        "/etc/systemd/network/wg0.netdev|PresharedKey = hidden",
        "/etc/NetworkManager/system-connections/a.nmconnection|psk=hidden",
        "/etc/NetworkManager/system-connections/a.nmconnection|wep-key0=hidden",
        "/etc/NetworkManager/system-connections/a.nmconnection|private-key-password=hidden",
        "/etc/network/interfaces|    wpa-psk hidden",
        "/etc/network/interfaces|    wireless-key hidden",
      })
  void areNotInWhatIsRead(String path, String line) {
    assertThat(NetworkSecrets.without(path, "first\n" + line + "\nlast"))
        .doesNotContain("hidden")
        .startsWith("first\n")
        .endsWith("\nlast");
  }

  @Test
  void leaveNoPeopleInTheListsOfAccounts() {
    String users = "postfix:x:104:107:Mail,,,:/var/spool:/bin/false\nalice:x:1000:1000:Alice::\n";
    String groups = "mail:x:12:alice,bob\nalice:x:1000:\n";

    assertThat(NetworkSecrets.without("/etc/passwd", users)).isEqualTo("postfix:x:104:107\n");
    assertThat(NetworkSecrets.without("/etc/group", groups)).isEqualTo("mail:x:12\n");
  }

  @Test
  void areTheOnlyThingThatIsLeftOut() {
    String text = "iface eth0 inet6 static\n  address 2001:db8::25/64\n[Match]\nName=eth0\n";

    assertThat(NetworkSecrets.without("/etc/network/interfaces", text)).isEqualTo(text);
    assertThat(NetworkSecrets.without("/etc/postfix/main.cf", "key = b\n")).isEqualTo("key = b\n");
  }
}
