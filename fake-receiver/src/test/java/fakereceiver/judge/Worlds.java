package fakereceiver.judge;

import java.util.List;

/** A change in DNS that findings depend on. */
public final class Worlds {

  private Worlds() {}

  /** What {@code common} is part of before the change, and after it. */
  public static List<String> around(String common) {
    return List.of(
        common
            + """
            other.example.org.  IN AAAA 2001:db8::25
            example.org.        IN TXT "v=spf1 mx exists:%{l}.users.example.org ~all"
            """,
        common
            + """
            other.example.org.  IN AAAA 2001:db8::26
            example.org.        IN TXT "v=spf1 ip6:2001:db8::/32 -all"
            *.users.example.org. IN A 127.0.0.2
            """);
  }
}
