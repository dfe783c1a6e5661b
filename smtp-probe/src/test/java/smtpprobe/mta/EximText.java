package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** What Exim prints of its settings, and what is made of it. */
final class EximText {

  static final String TRANSPORTS =
      """
      remote_smtp transport:
      driver = smtp
      bulk transport:
      driver = smtp
      helo_data = bulk.example.org
      relay transport:
      driver = smtp
      hosts = relay.example.net
      port = 587
      local transport:
      driver = appendfile
      """;

  static final String DNSLOOKUP = "dns router:\ndriver = dnslookup\n";

  private EximText() {}

  static MailServer exim(String main, String transports, String routers) {
    TextHost host =
        new TextHost()
            .command(HostCommand.EXIM, "primary_hostname = m.example.org\n" + main)
            .command(HostCommand.EXIM_TRANSPORTS, transports)
            .command(HostCommand.EXIM_ROUTERS, routers);
    return new EximReader(host).read(new ArrayList<>()).orElseThrow();
  }

  static MailServer exim(String routers) {
    return exim("", TRANSPORTS, routers);
  }

  static List<String> ways(MailServer server) {
    return server.ways().stream()
        .map(
            way ->
                way.takes().words()
                    + " by "
                    + way.name()
                    + way.relay().map(hop -> " to " + hop).orElse("")
                    + (way.families() == Families.BOTH ? "" : " " + way.families()))
        .toList();
  }
}
