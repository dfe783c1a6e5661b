package smtpprobe.reading;

import java.util.Optional;

/**
 * Tables of ip6tables-legacy, which the kernel asks as well where ip6tables-save prints those in
 * nftables (xtables-nft(8)).
 */
public final class OldTables {

  /** What changes them. */
  public static final String PROGRAM = "ip6tables-legacy";

  private static final String NAMES = "/proc/net/ip6_tables_names";

  private OldTables() {}

  /** The names of those that ip6tables-save does not print, if there are any. */
  public static Optional<String> names(HostReader host) {
    boolean printed =
        host.run(HostCommand.IP6TABLES)
            .text()
            .filter(text -> !text.isBlank())
            .filter(text -> !text.contains("(nf_tables)") && !text.contains("use 'nft' tool"))
            .isPresent();
    return host.file(NAMES).text().filter(names -> !names.isBlank() && !printed);
  }
}
