package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.ListCheck;
import smtpprobe.domain.MailDomain;

/** Receivers that ask the list refuse the mail. */
final class SourceOnBlocklist extends DomainRule {

  SourceOnBlocklist() {
    super(
        new Card(
            "source-on-blocklist",
            Owner.LIST,
            "An own address, or its /64, is on a DNS list",
            "Find out why it is listed, stop the cause, then ask the list to remove it; a /64"
                + " shared with others needs one of your own",
            "RFC 5782 section 2.4",
            "RFC 6471"));
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return domain.lists().isEmpty()
        ? one(
            domain.name().text(),
            Outcome.skipped("no list is asked unless --blocklist names it, since many forbid it"))
        : each(domain.lists(), c -> c.address() + " at " + c.list(), SourceOnBlocklist::look);
  }

  private static Outcome look(ListCheck check) {
    if (ListCheck.isListing(check.alone()) || ListCheck.isListing(check.sibling())) {
      return Outcome.failed(check.evidence());
    }
    if (check.alone().isUnavailable() || check.sibling().isUnavailable()) {
      return Outcome.undecided(
          check.evidence(),
          "Try it again, or by another resolver (--dns-server ADDR): there was no answer");
    }
    if (check.alone().isFound() || check.sibling().isFound()) {
      return Outcome.undecided(
          check.evidence(),
          "Ask by a resolver of your own (--dns-server ADDR): this is no answer of the list, which"
              + " may refuse public resolvers and those that ask much (127.255.255.x), or the"
              + " resolver makes addresses up");
    }
    if (!ListCheck.isListing(check.test())) {
      return Outcome.skipped(
          check.list() + " does not serve here: without its test entry, a \"no\" says nothing");
    }
    return Outcome.passed(check.evidence());
  }
}
