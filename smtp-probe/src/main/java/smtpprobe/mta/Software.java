package smtpprobe.mta;

import fakereceiver.dns.IpAddress;

/** The mail servers whose settings are understood. */
public enum Software {
  /** postfix.org. */
  POSTFIX("Postfix") {
    @Override
    public String bindLine(IpAddress address) {
      return "\"smtp_bind_address6 = " + address + "\" in main.cf";
    }

    @Override
    public String familyLine() {
      return "\"inet_protocols = all\" in main.cf, then stop and start Postfix";
    }

    @Override
    public String heloLine(String name) {
      return "\"smtp_helo_name = " + name + "\" in main.cf";
    }
  },
  /** exim.org. */
  EXIM("Exim") {
    @Override
    public String bindLine(IpAddress address) {
      return "\"interface = <; " + address + "\" in the remote_smtp transport";
    }

    @Override
    public String familyLine() {
      return "\"disable_ipv6 = false\" in the main section";
    }

    @Override
    public String heloLine(String name) {
      return "\"helo_data = " + name + "\" in the remote_smtp transport";
    }
  },
  /** opensmtpd.org. */
  OPENSMTPD("OpenSMTPD") {
    @Override
    public String bindLine(IpAddress address) {
      return "\"src " + address + "\" in the relay action of smtpd.conf";
    }

    @Override
    public String familyLine() {
      return "a \"src\" with an IPv6 address in the relay action of smtpd.conf";
    }

    @Override
    public String heloLine(String name) {
      return "\"helo " + name + "\" in the relay action of smtpd.conf";
    }
  },
  /** sendmail.org. */
  SENDMAIL("Sendmail") {
    @Override
    public String bindLine(IpAddress address) {
      return "\"CLIENT_OPTIONS(`Family=inet6, Addr=" + address + "')dnl\" in sendmail.mc";
    }

    @Override
    public String familyLine() {
      return "\"CLIENT_OPTIONS(`Family=inet6')dnl\" in sendmail.mc";
    }

    @Override
    public String heloLine(String name) {
      return "\"define(`confHELO_NAME', `" + name + "')dnl\" in sendmail.mc";
    }
  };

  private final String title;

  Software(String title) {
    this.title = title;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** What to write where, so that mail leaves from {@code address}. */
  public abstract String bindLine(IpAddress address);

  /** What to write where, so that mail goes over IPv6 too. */
  public abstract String familyLine();

  /** What to write where, so that it greets as {@code name}. */
  public abstract String heloLine(String name);
}
