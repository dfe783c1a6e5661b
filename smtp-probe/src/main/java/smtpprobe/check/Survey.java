package smtpprobe.check;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Finding;
import java.util.List;
import smtpprobe.routing.Route;
import smtpprobe.sender.Host;

/**
 * One look at the sending side that ends in findings: at the host, its reverse DNS, its domain, its
 * path. {@link Checkup} makes one after the other.
 */
public interface Survey {

  /** What stands above its findings: {@code the host}. */
  String heading();

  /** What it finds. Takes a few seconds at most, and never throws for a fault of the subject. */
  List<Finding> look(Subject subject);

  /** What it finds, below its heading, with what it saw besides. */
  default CheckResult.Section section(Subject subject) {
    return new CheckResult.Section(heading(), List.of(), look(subject));
  }

  /**
   * What a survey may look at. Immutable.
   *
   * @param request what the user asked for
   * @param host the host with its mail servers and filters
   * @param routes where mail to the recipients goes, one for each of their domains
   * @param dns remembers its answers for all surveys of a check-up
   */
  record Subject(CheckRequest request, Host host, List<Route> routes, Dns dns) {

    public Subject {
      routes = List.copyOf(routes);
    }
  }
}
