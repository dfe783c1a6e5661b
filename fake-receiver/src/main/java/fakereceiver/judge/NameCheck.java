package fakereceiver.judge;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import java.util.regex.Pattern;

/** How closely a receiver, or its resolver library, looks at a name before it takes it for one. */
public enum NameCheck {
  /** Not at all. */
  NONE("any") {
    @Override
    boolean isLegalPtr(DomainName name) {
      return true;
    }

    @Override
    boolean isLookedUp(DomainName name) {
      return true;
    }
  },
  /** At its characters. */
  CHARACTERS("characters") {
    @Override
    boolean isLegalPtr(DomainName name) {
      return PLAIN.matcher(name.text()).matches() && !isAddress(name);
    }

    @Override
    boolean isLookedUp(DomainName name) {
      return WITH_SLASH.matcher(name.text()).matches();
    }
  },
  /** At its characters, and at the edges of each label. */
  HOST_NAME("host-name") {
    @Override
    boolean isLegalPtr(DomainName name) {
      return name.isHostName() && !isAddress(name);
    }

    @Override
    boolean isLookedUp(DomainName name) {
      return LABELS.matcher(name.text()).matches() && !isAddress(name);
    }
  };

  private static final Pattern PLAIN = Pattern.compile("(?!-)[a-z0-9_.-]*");
  private static final Pattern WITH_SLASH = Pattern.compile("[a-z0-9_./-]*");

  /** Resolvers look up a slash for delegations of RFC 2317. */
  private static final Pattern LABELS =
      Pattern.compile("LABEL(?:\\.LABEL)*+".replace("LABEL", "[a-z0-9_]++(?:[/-]++[a-z0-9_]++)*+"));

  private final String word;

  NameCheck(String word) {
    this.word = word;
  }

  /** The word for it in persona files. */
  public String word() {
    return word;
  }

  private static boolean isAddress(DomainName name) {
    return IpAddress.parse(name.text()).isPresent();
  }

  /** Whether a PTR record with that name counts. */
  abstract boolean isLegalPtr(DomainName name);

  /** Whether addresses are asked for that name. */
  abstract boolean isLookedUp(DomainName name);
}
