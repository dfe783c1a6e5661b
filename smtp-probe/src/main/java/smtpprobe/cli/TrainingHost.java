package smtpprobe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A host as {@code check --from-snapshot} reads it, with a bit of everything that is looked at. */
final class TrainingHost {

  private static final String POSTCONF =
      """
      inet_interfaces = all
      inet_protocols = all
      myhostname = mail.example.org
      myorigin = $mydomain
      relayhost =
      smtp_address_preference = any
      smtp_bind_address6 = 2001:db8::25
      smtp_helo_name = $myhostname
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "proc/net/if_inet6", "20010db8000000000000000000000025 02 40 00 80     eth0\n",
          "proc/sys/kernel/hostname", "mail\n",
          "kernel-choices.txt", "2400::1 2001:db8::25\n",
          "commands/ip-link.json",
              """
              [{"ifindex":2,"ifname":"eth0","mtu":1500,"operstate":"UP","link_type":"ether"}]
              """,
          "commands/ip-addr.json",
              """
              [{"ifindex":2,"ifname":"eth0","flags":["UP"],"mtu":1500,"addr_info":[
                {"family":"inet6","local":"2001:db8::25","prefixlen":64,"scope":"global",
                 "valid_life_time":4294967295,"preferred_life_time":4294967295}]}]
              """,
          "commands/ip-route.json",
              """
              [{"dst":"2001:db8::/64","dev":"eth0","protocol":"kernel","metric":256,"flags":[]},
               {"dst":"default","gateway":"fe80::1","dev":"eth0","metric":1024,"flags":[]}]
              """,
          "commands/nft-ruleset.json",
              """
              {"nftables":[{"table":{"family":"inet","name":"filter"}},
               {"chain":{"family":"inet","table":"filter","name":"input","type":"filter",
                "hook":"input","prio":0,"policy":"drop"}},
               {"rule":{"family":"inet","table":"filter","chain":"input","expr":[
                {"match":{"op":"in","left":{"ct":{"key":"state"}},"right":["established"]}},
                {"accept":null}]}},
               {"rule":{"family":"inet","table":"filter","chain":"input","expr":[
                {"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},
                 "right":25}},{"accept":null}]}}]}
              """,
          "commands/postconf.txt", POSTCONF,
          "commands/postconf-n.txt", POSTCONF,
          "commands/postconf-M.txt",
              """
              smtp       inet  n       -       y       -       -       smtpd
              smtp       unix  -       -       y       -       -       smtp
              """);

  private TrainingHost() {}

  /** Writes it into that folder. */
  static void write(Path folder) throws IOException {
    for (Map.Entry<String, String> entry : FILES.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, entry.getValue());
    }
  }
}
