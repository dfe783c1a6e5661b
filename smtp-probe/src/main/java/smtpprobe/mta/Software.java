package smtpprobe.mta;

import fakereceiver.dns.IpAddress;

/** The mail servers whose settings are understood. */
public enum Software {
  /** postfix.org. */
  POSTFIX("Postfix") {
    @Override
    public Setting bind(IpAddress address) {
      return new Setting("smtp_bind_address6 = " + address, "main.cf");
    }

    @Override
    public Setting families() {
      return new Setting("inet_protocols = all", "main.cf, then stop and start Postfix");
    }

    @Override
    public Setting helo(String name) {
      return new Setting("smtp_helo_name = " + name, "main.cf");
    }
  },
  /** exim.org. */
  EXIM("Exim") {
    @Override
    public Setting bind(IpAddress address) {
      return new Setting("interface = <; " + address, "the remote_smtp transport");
    }

    @Override
    public Setting families() {
      return new Setting("disable_ipv6 = false", "the main section");
    }

    @Override
    public Setting helo(String name) {
      return new Setting("helo_data = " + name, "the remote_smtp transport");
    }
  },
  /** opensmtpd.org. */
  OPENSMTPD("OpenSMTPD") {
    @Override
    public Setting bind(IpAddress address) {
      return new Setting("src " + address, "the relay action of smtpd.conf");
    }

    @Override
    public Setting families() {
      return new Setting(
          "src ADDRESS", "the relay action of smtpd.conf, with an IPv6 address of the host");
    }

    @Override
    public Setting helo(String name) {
      return new Setting("helo " + name, "the relay action of smtpd.conf");
    }
  },
  /** sendmail.org. */
  SENDMAIL("Sendmail") {
    @Override
    public Setting bind(IpAddress address) {
      return new Setting("CLIENT_OPTIONS(`Family=inet6, Addr=" + address + "')dnl", "sendmail.mc");
    }

    @Override
    public Setting families() {
      return new Setting("CLIENT_OPTIONS(`Family=inet6')dnl", "sendmail.mc");
    }

    @Override
    public Setting helo(String name) {
      return new Setting("define(`confHELO_NAME', `" + name + "')dnl", "sendmail.mc");
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
  public abstract Setting bind(IpAddress address);

  /** What to write where, so that mail goes over IPv6 too. */
  public abstract Setting families();

  /** What to write where, so that it greets as {@code name}. */
  public abstract Setting helo(String name);
}
