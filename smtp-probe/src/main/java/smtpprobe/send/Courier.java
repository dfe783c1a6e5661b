package smtpprobe.send;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Transcript;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.dialogue.EsmtpUse;
import smtpprobe.letter.Addressing;
import smtpprobe.routing.OwnName;

/** Addresses one mail, delivers it, and finds out why it was refused. Safe for several threads. */
public final class Courier {

  private final SendRequest request;
  private final Clock clock;
  private final UnaryOperator<Message> signing;
  private final Refusals refusals;

  /** Asks for {@code personas} when there is a refusal to explain. */
  public Courier(
      SendRequest request,
      Dns dns,
      Clock clock,
      UnaryOperator<Message> signing,
      Supplier<List<Persona>> personas) {
    this.request = request;
    this.clock = clock;
    this.signing = signing;
    this.refusals = new Refusals(personas, dns, clock);
  }

  /**
   * Writes such a mail, and does not send it.
   *
   * @throws IllegalArgumentException when it cannot be written or signed
   */
  void check(OwnAddress source, Destinations.Destination there) {
    DialogueRequest unused = dialogue("check", source, there);
  }

  /** A mail of its own, tried once. */
  Delivery deliver(String id, OwnAddress source, Destinations.Destination there) {
    DialogueRequest dialogue = dialogue(id, source, there);
    Try first =
        new Try(
            clock.instant(),
            source
                .unusable()
                .map(why -> unsent(dialogue, why))
                .orElseGet(() -> Dialogue.run(dialogue)));
    return delivery(id, source, there, List.of(first));
  }

  /** The same mail once more, from the very address that the last try came from. */
  Delivery again(Delivery delivery) {
    DialogueResult last = delivery.dialogue();
    DialogueRequest same =
        last.localAddress().map(last.request()::withSource).orElse(last.request());
    DialogueRequest dialogue = same.withRecipients(delivery.open());
    List<Try> tries = new ArrayList<>(delivery.tries());
    tries.add(new Try(clock.instant(), Dialogue.run(dialogue)));
    return delivery(
        delivery.id(),
        delivery.source(),
        new Destinations.Destination(delivery.target(), dialogue.recipients()),
        tries);
  }

  private Delivery delivery(
      String id, OwnAddress source, Destinations.Destination there, List<Try> tries) {
    DialogueResult last = tries.get(tries.size() - 1).dialogue();
    DeliveryResult fate = DeliveryResult.of(tries, refusals::isGreylisting);
    return new Delivery(
        id,
        source,
        there.target(),
        tries,
        fate,
        refusals.explanations(last),
        refusals.reading(last, there.target().toString()));
  }

  private DialogueRequest dialogue(String id, OwnAddress own, Destinations.Destination there) {
    IpAddress server = there.target().address();
    IpAddress source =
        own.address()
            .or(() -> OwnName.sourceFor(server))
            .orElse(server); // no route: the dialogue will say so
    HeloName helo = request.heloName().orElseGet(() -> OwnName.forHelo(source));
    ReversePath reversePath = request.reversePath().orElseGet(() -> postmasterAt(helo));
    Message message =
        signing.apply(
            request.message().orElseGet(() -> letter(id, source, helo, reversePath, there)));
    DialogueRequest dialogue =
        DialogueRequest.of(
                server, there.target().port(), helo, reversePath, there.recipients(), message)
            .withTls(request.tls())
            .withEsmtp(request.esmtp())
            .withTimeouts(request.timeouts());
    dialogue = own.address().map(dialogue::withSource).orElse(dialogue);
    dialogue = request.claim().map(dialogue::withClaim).orElse(dialogue);
    return there.target().name().map(dialogue::withServerName).orElse(dialogue);
  }

  private static ReversePath postmasterAt(HeloName helo) {
    return helo.name()
        .map(name -> ReversePath.of("postmaster@" + name.text()))
        .orElse(ReversePath.NULL);
  }

  private Message letter(
      String id,
      IpAddress source,
      HeloName helo,
      ReversePath reversePath,
      Destinations.Destination there) {
    return request
        .letter()
        .write(
            new Addressing(
                id,
                clock.instant(),
                Addressing.authorFor(reversePath, helo),
                there.recipients().get(0),
                source,
                helo,
                there.target().toString()));
  }

  private DialogueResult unsent(DialogueRequest dialogue, String why) {
    return new DialogueResult(
        dialogue,
        new DialogueEnd.Lost(Stage.CONNECT, why),
        List.of(),
        new Transcript(List.of()),
        Optional.empty(),
        Optional.empty(),
        EsmtpUse.NONE,
        List.of(),
        clock.instant());
  }
}
