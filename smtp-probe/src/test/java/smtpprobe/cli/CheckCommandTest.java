package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir Path folder;

  @Test
  void readsThisMachineAndTheSnapshotOfItAlike() throws IOException {
    Path zone = Files.writeString(folder.resolve("a.zone"), "mail.example.org AAAA 2001:db8::25\n");
    Path copy = folder.resolve("copy");
    String words = "check --persona permissive --helo mail.example.org --zone " + zone;

    Run run = Run.of(words + " -v --snapshot", copy.toString());
    Run again = Run.of(words + " --from-snapshot", copy.toString());

    assertThat(run.out()).startsWith("Looked at this host");
    assertThat(run.err()).contains("looking at: addresses and routes");
    assertThat(again.out()).isEqualTo(run.out());
    assertThat(again.err()).as("no terminal, and nobody asked").isEmpty();
  }

  @Test
  void showsEveryVerdictWhenAskedForAll() throws IOException {
    Run run = HostsTest.check("several-globals", "--verbose");

    assertThat(run.out())
        .containsPattern("postfix-ptr-only +defer rcpt 450 +note +defer rcpt 450")
        .contains("to 2600::1: from 2001:db8:1:2::25, no rule, they tie");
  }

  @Test
  void takesTheSourceThatIsNamed() throws IOException {
    Run run =
        HostsTest.check(
            "several-globals", "--source", "2001:db8:1:2::25", "--helo", "mail.example.org");

    assertThat(run.out()).contains("* 2001:db8:1:2::25  passes all 3");
    assertThat(run.code()).isZero();
  }

  @Test
  void looksUpWhereMailGoes() throws IOException {
    Run run = HostsTest.check("debian-static", "--to", "bob@example.org");

    assertThat(run.out()).contains("goes to\n  mail.example.org [2001:db8:1:2::25]:25");
  }

  @Test
  void redactsReportAndSnapshot() throws IOException {
    Path copy = folder.resolve("copy");
    Path host = folder.resolve("host");
    Files.createDirectories(host.resolve("proc/net"));
    Files.createDirectories(host.resolve("proc/sys/kernel"));
    Files.writeString(
        host.resolve("proc/net/if_inet6"), "2a0000010002000300000000000000aa 02 40 00 80 eth0\n");
    Files.writeString(host.resolve("proc/sys/kernel/hostname"), "mail.acme-corp.de\n");
    Path zone =
        Files.writeString(folder.resolve("a.zone"), "mail.acme-corp.de AAAA 2a00:1:2:3::aa\n");

    Run run =
        Run.of(
            "check --redact --all --persona permissive --from-snapshot",
            host.toString(),
            "--zone",
            zone.toString(),
            "--snapshot",
            copy.toString());

    assertThat(run.out())
        .contains("2001:db8:1:3::aa/64")
        .doesNotContain("acme")
        .doesNotContain("2a00:1:");
    assertThat(Files.readString(copy.resolve("proc/net/if_inet6")))
        .isEqualTo("20010db80001000300000000000000aa 02 40 00 80 eth0\n");
    assertThat(copy.resolve("redacted.txt")).exists();
  }

  @Test
  void printsTheJsonThatIsPromised() throws IOException {
    JsonObject json = HostsTest.check("slaac-against-static", "--format", "json").json();

    assertThat(json.keySet())
        .containsExactlyInAnyOrder(
            "version",
            "command",
            "result",
            "host",
            "mailServers",
            "sources",
            "routes",
            "verdicts",
            "findings",
            "seen",
            "decisions",
            "skipped");
    JsonObject finding = json.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.keySet()).contains("section", "rule", "about", "result", "evidence");
  }

  @Test
  void refusesAFolderThatIsNone() {
    Run.of("check", "--from-snapshot", folder.resolve("none").toString())
        .assertUsage("is not a folder, expected one that --snapshot has written");
  }

  @Test
  void endsWithThreeWhereDnsIsSilentAboutWhatDecides() throws IOException {
    Path hosts = Path.of("src/test/resources/hosts");
    Run run =
        Run.of(
            "check --domain example.org --about mail --persona postfix-ptr-only"
                + " --from-snapshot",
            hosts.resolve("perfect").toString(),
            "--zone",
            HostsTest.silentZone(folder).toString());

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(3);
  }

  @Test
  void refusesASourceThatIsNoIpv6Address() throws IOException {
    HostsTest.check("debian-static", "--source", "192.0.2.1")
        .assertUsage("\"192.0.2.1\" is not an IPv6 address");
  }
}
