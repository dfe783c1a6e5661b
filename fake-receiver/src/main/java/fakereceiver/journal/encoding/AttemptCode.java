package fakereceiver.journal.encoding;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.Receiver;
import fakereceiver.judge.TimeBehaviour;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Optional;

/**
 * An attempt as octets, without its message. Of the receiver its name and address are kept: the
 * rest is the persona's.
 */
final class AttemptCode {

  private AttemptCode() {}

  static void write(Output out, Attempt attempt) {
    out.text(attempt.clientAddress().text());
    out.text(attempt.receiver().hostName().text());
    out.maybe(attempt.receiver().address(), (to, address) -> to.text(address.text()));
    out.maybe(attempt.encrypted(), Output::flag);
    out.maybe(attempt.heloName(), (to, name) -> to.text(name.text()));
    out.maybe(attempt.reversePath(), (to, path) -> to.text(path.text()));
    out.maybe(attempt.bodyType(), Output::word);
    out.all(attempt.recipients(), AttemptCode::mailbox);
    out.maybe(attempt.acquaintance(), AttemptCode::history);
  }

  static Attempt read(Input in, Optional<Message> message) {
    IpAddress client = IpAddress.of(in.text());
    Receiver named = Receiver.named(DomainName.of(in.text()));
    Optional<IpAddress> address = in.maybe(from -> IpAddress.of(from.text()));
    return new Attempt(
        client,
        address.map(named::at).orElse(named),
        in.maybe(Input::flag),
        in.maybe(from -> HeloName.of(from.text())),
        in.maybe(from -> ReversePath.of(from.text())),
        in.maybe(from -> from.word(BodyType.class)),
        in.all(AttemptCode::mailbox),
        message,
        in.maybe(AttemptCode::history));
  }

  private static void mailbox(Output out, Mailbox mailbox) {
    out.text(mailbox.localPart()).text(mailbox.domainText());
  }

  private static Mailbox mailbox(Input in) {
    return new Mailbox(in.text(), in.text());
  }

  private static void history(Output out, ClientHistory history) {
    out.text(history.network().first().text()).number(history.network().length());
    for (Optional<ClientHistory.Usage> usage : List.of(history.connections(), history.messages())) {
      out.maybe(
          usage,
          (to, one) ->
              to.number(one.count()).number(one.quota().most()).time(one.quota().within()));
    }
    out.maybe(history.greylisting(), (to, one) -> to.time(one.known()).time(one.delay()));
  }

  private static ClientHistory history(Input in) {
    return new ClientHistory(
        new IpRange(IpAddress.of(in.text()), in.small()),
        in.maybe(AttemptCode::usage),
        in.maybe(AttemptCode::usage),
        in.maybe(from -> new ClientHistory.Standing(from.time(), from.time())));
  }

  private static ClientHistory.Usage usage(Input in) {
    return new ClientHistory.Usage(in.small(), new TimeBehaviour.Quota(in.small(), in.time()));
  }
}
