package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.FolderCopy;

/**
 * A mail server that is bound to an address which the host does not have, as the spare one of two
 * machines with a virtual address is.
 */
class LooselyBoundTest {

  private static final Path HOSTS = Path.of("src/test/resources/hosts");

  @TempDir private Path folder;

  private Path host;

  @BeforeEach
  void copy() throws IOException {
    host = FolderCopy.of(HOSTS.resolve("postfix-bound-to-missing-loosely"), folder.resolve("host"));
  }

  private String report() {
    return HostsTest.on(host, "check --domain example.org --persona postfix-ptr-only")
        .out()
        .replaceAll("\\s+", " ");
  }

  private void binding(String value) throws IOException {
    Files.writeString(host.resolve("proc/sys/net/ipv6/ip_nonlocal_bind"), value + "\n");
  }

  private void takingIn(String range) throws IOException {
    Files.writeString(
        host.resolve("commands/ip-route-tables.json"),
        "[{\"type\": \"local\", \"dst\": \""
            + range
            + "\", \"dev\": \"lo\", \"table\": \"local\"}, "
            + Files.readString(host.resolve("commands/ip-route.json")).strip().substring(1));
  }

  @Test
  void sendsFromWhatTheKernelChooses() throws IOException {
    binding("0");
    takingIn("2001:db8:1:2::/64");

    assertThat(report()).contains("bind-address-missing", "would take mail from 2001:db8:1:2::25");
  }

  @Test
  void sendsToNoAnswerWhereAnyAddressMayBeBound() throws IOException {
    binding("1");

    assertThat(report())
        .contains(
            "No mail leaves from this host over IPv6",
            "To mend first: bind-address-missing",
            "no local route takes in answers to 2001:db8:1:2::99");
  }

  @Test
  void sendsFromThereWhereALocalRouteTakesItIn() throws IOException {
    binding("1");
    takingIn("2001:db8:1:2::/64");

    assertThat(report())
        .contains("would take mail from 2001:db8:1:2::99")
        .doesNotContain("bind-address-missing: ");
  }
}
