package smtpprobe.report;

import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Action;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Shortened;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smtpprobe.bounce.Bounce;
import smtpprobe.bounce.BouncedRecipient;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.cause.Family;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.cause.Side;
import smtpprobe.bounce.reply.Reading;
import smtpprobe.recheck.Standing;
import smtpprobe.recheck.Whose;

/** A bounce, explained: who refused what, why, whose side it is, and what to do. */
final class ExplainReport {

  private static final int MAX_OTHERS = 6;
  private static final int MAX_SAID = 600;

  private ExplainReport() {}

  static Report of(Explained explained) {
    Bounce bounce = explained.item().bounce();
    List<Part> parts = new ArrayList<>();
    String where = explained.item().where();
    if (!where.isEmpty()) {
      parts.add(Part.Facts.of("file", new Data.Text(where)));
    }
    parts.add(new Part.Facts("kind", "", new Data.Text(bounce.kind().word()), headline(bounce)));
    parts.add(
        new Part.Talks(
            "recipients",
            "",
            bounce.recipients().stream()
                .map(one -> talk("", title(bounce, one), one, explained))
                .toList()));
    addText(parts, "reporter", bounce.reporter());
    addText(parts, "sender", bounce.sender());
    addText(parts, "date", bounce.date().map(Object::toString).orElse(""));
    addText(parts, "subject", bounce.subject());
    if (!bounce.facts().isEmpty() || !bounce.sources().isEmpty()) {
      parts.add(Part.Facts.of("facts", Data.texts(bounce.facts())));
      parts.add(RecheckParts.sources(bounce.sources()));
    }
    explained.address().ifPresent(look -> parts.add(RecheckParts.address(look)));
    if (!explained.rechecked().isEmpty()) {
      parts.addAll(RecheckParts.today(explained));
    }
    if (!bounce.notes().isEmpty()) {
      parts.add(
          new Part.Facts(
              "notes",
              "",
              Data.texts(bounce.notes()),
              bounce.notes().stream().map(note -> Line.of(0, "Note: " + note + ".")).toList()));
    }
    explained.fix().ifPresent(fix -> parts.addAll(fix.parts()));
    if (canBeLookedUp(explained)) {
      parts.add(
          new Part.Note(
              Tone.BOLD,
              List.of(
                  Line.of(
                      0,
                      "Next: the same with --recheck, which looks whether it is still so and says"
                          + " what to change"))));
    }
    return new Report(("explain " + where).strip(), status(explained), parts);
  }

  /** What is counted of a bounce that is one of many: as the report of them all lists it. */
  static Report counted(Explained explained) {
    return new Report("explain", status(explained), List.of(details(List.of(explained))));
  }

  /** Whether it is about records of the sender's, and nobody has looked at those yet. */
  private static boolean canBeLookedUp(Explained explained) {
    return explained.item().bounce().kind() == Kind.BOUNCE
        && !explained.isAsked()
        && !isReceivers(explained)
        && explained.item().bounce().recipients().stream()
            .map(BouncedRecipient::cause)
            .anyMatch(cause -> cause.isRule() && cause.side() == Side.SENDER_DNS);
  }

  private static void addText(List<Part> parts, String name, String text) {
    if (!text.isEmpty()) {
      parts.add(Part.Facts.of(name, new Data.Text(text)));
    }
  }

  private static Status status(Explained explained) {
    if (!explained.rechecked().isEmpty()) {
      boolean still =
          explained.rechecked().stream().anyMatch(one -> one.standing() == Standing.STILL_SO);
      boolean open =
          explained.rechecked().stream().allMatch(one -> one.standing() == Standing.CANNOT_SAY);
      return Status.of(still, open);
    }
    Bounce bounce = explained.item().bounce();
    return bounce.kind() != Kind.BOUNCE
        ? Status.OK
        : Status.of(
            bounce.recipients().stream()
                .anyMatch(one -> isFailed(bounce, one) && !one.cause().isUnknown()),
            true);
  }

  private static boolean isDelivered(BouncedRecipient one) {
    return one.cause().id().equals("delivered");
  }

  /** A mail server reports to the sender what became of some recipients in one mail. */
  private static boolean isFailed(Bounce bounce, BouncedRecipient one) {
    return bounce.kind() == Kind.BOUNCE && !isDelivered(one);
  }

  private static List<Line> headline(Bounce bounce) {
    List<Line> lines = new ArrayList<>();
    String from = bounce.reporter().isEmpty() ? "" : ", from " + bounce.reporter();
    String date = bounce.date().map(then -> ", " + then).orElse("");
    switch (bounce.kind()) {
      case BOUNCE -> {
        if (!bounce.subject().isEmpty() || bounce.date().isPresent()) {
          lines.add(Line.of(0, "A bounce" + from + date + "."));
        }
      }
      case REPORT -> lines.add(Line.of(0, "A report, no bounce" + from + date + "."));
      case AUTO_REPLY ->
          lines.add(Line.of(0, "An answer of a program, no bounce" + from + date + "."));
      case NOT_A_BOUNCE -> {
        boolean isTaken = isDelivered(bounce.recipients().get(0));
        String what = isTaken ? "No bounce" : "No bounce: an ordinary mail or text";
        lines.add(Line.of(0, what + from + date + "."));
      }
    }
    bounce.facts().forEach(fact -> lines.add(Line.of(2, fact)));
    return lines;
  }

  /** Each recipient of each bounce, for whoever wants everything. */
  static Part details(List<Explained> bounces) {
    return new Part.Talks(
        "recipients",
        "",
        bounces.stream()
            .flatMap(
                explained ->
                    explained.item().bounce().recipients().stream()
                        .map(one -> detail(explained, one)))
            .toList());
  }

  private static Part.Talk detail(Explained explained, BouncedRecipient one) {
    String title = title(explained.item().bounce(), one);
    return talk(explained.item().where(), title, one, explained);
  }

  /** One bounce, or one of several, which has a place. */
  private static Part.Talk talk(
      String where, String title, BouncedRecipient one, Explained explained) {
    boolean isFailed = isFailed(explained.item().bounce(), one);
    Reading reading = one.reading();
    List<Line> lines = new ArrayList<>();
    if (!isFailed && one.address().isEmpty()) {
      lines.add(labelled("what", reading.cause().what() + "  [" + reading.cause().id() + "]"));
      lines.add(labelled("do", reading.cause().remedy() + "."));
    } else {
      lines.addAll(lines(one, explained));
    }
    return new Part.Talk(
        (where + " " + title).strip(),
        reading.cause().id(),
        isFailed ? one.isTemporary().orElse(false) ? Action.DEFER : Action.REJECT : Action.ACCEPT,
        !where.isEmpty(),
        data(one, explained),
        lines,
        List.of(),
        List.of(),
        List.of(),
        isFailed ? List.of(because(reading, explained)) : List.of(),
        (explained.item().source() + " " + title).strip());
  }

  /** The cause as a fault, for formats that list those; it is about the line that tells of it. */
  private static Finding because(Reading reading, Explained explained) {
    Cause cause = reading.cause();
    Evidence evidence = Evidence.given("this is", reading.certainty().word());
    for (Cause other : reading.others().stream().limit(MAX_OTHERS).toList()) {
      evidence = evidence.and(Evidence.given("or", other.what() + " [" + other.id() + "]"));
    }
    if (!reading.text().isEmpty()) {
      evidence = evidence.and(Evidence.given("said", Shortened.of(reading.text(), MAX_SAID)));
    }
    return new Finding(
        new Card(cause.id(), Owner.RECEIVER, cause.what(), cause.remedy()),
        explained.item().isFile() ? explained.item().where() : "",
        Outcome.failed(evidence, remedy(reading, explained)));
  }

  private static String title(Bounce bounce, BouncedRecipient one) {
    if (!isFailed(bounce, one)) {
      return one.address();
    }
    String who = one.address().isEmpty() ? "The mail" : one.address();
    String how =
        one.isTemporary()
            .map(temporary -> temporary ? ": refused for now" : ": refused for good")
            .orElse(": not delivered");
    if (one.isDelayed()) {
      how = ": still waiting";
    } else if (isUnsaid(one.reading())) {
      how = one.isTemporary().orElse(false) ? ": not delivered yet" : ": not delivered";
    }
    return who
        + how
        + one.reading()
            .receiver()
            .filter(name -> !isUnsaid(one.reading()))
            .map(name -> " by " + name)
            .orElse("")
        + codes(one.reading());
  }

  /** Whether no receiver said it: where no connection came about, nobody refused anything. */
  private static boolean isUnsaid(Reading reading) {
    boolean isReply =
        reading.code().isPresent()
            && reading.stage().filter(stage -> stage != Stage.CONNECT).isPresent();
    return reading.cause().isOwnWords() && reading.cause().family() == Family.NETWORK && !isReply;
  }

  private static String codes(Reading reading) {
    String codes =
        reading.code().map(Object::toString).orElse("")
            + reading.status().map(status -> " " + status).orElse("");
    return codes.isBlank() ? "" : " (" + codes.strip() + ")";
  }

  private static Line labelled(String label, String text) {
    return Line.labelled(String.format(Locale.ROOT, "    %-8s", label), text);
  }

  private static List<Line> lines(BouncedRecipient one, Explained explained) {
    Reading reading = one.reading();
    List<Line> lines = new ArrayList<>();
    Cause cause = reading.cause();
    lines.add(
        labelled(
            "why",
            cause.what()
                + ".  ["
                + cause.id()
                + (cause.isUnknown() ? "]" : ", " + reading.certainty().word() + "]")));
    List<Cause> others = reading.others().stream().limit(MAX_OTHERS).toList();
    others.forEach(other -> lines.add(labelled("or", other.what() + ".  [" + other.id() + "]")));
    if (!reading.text().isEmpty()) {
      lines.add(labelled("said", Shortened.of(reading.text(), MAX_SAID)));
    }
    reading.stage().ifPresent(stage -> lines.add(labelled("stage", stage.word())));
    lines.add(labelled("side", side(reading, explained)));
    lines.add(labelled("do", remedy(reading, explained) + "."));
    if (!cause.isUnknown()) {
      lines.add(Line.detail(labelled("by", reading.basis())));
    }
    return lines;
  }

  private static boolean isReceivers(Explained explained) {
    return explained.address().filter(look -> look.whose() == Whose.RECEIVERS).isPresent();
  }

  private static String side(Reading reading, Explained explained) {
    if (isReceivers(explained)) {
      return "the receiver: nothing to change here";
    }
    String words = reading.cause().side().words();
    if (!isOthers(reading.cause())) {
      return words;
    }
    return reading.others().stream()
        .filter(other -> !isOthers(other))
        .findFirst()
        .map(other -> words + ", or " + other.side().words())
        .orElse(words + ": nothing to change in DNS or on the host");
  }

  /** Whether the sender has nothing to change for it. */
  private static boolean isOthers(Cause cause) {
    return switch (cause.side()) {
      case RECIPIENT, RECEIVER, NOBODY -> true;
      case SENDER_DNS, SENDER_HOST, SENDER_MESSAGE, REPUTATION, UNKNOWN -> false;
    };
  }

  private static String remedy(Reading reading, Explained explained) {
    return isReceivers(explained)
        ? "Tell the receiver's postmaster that their server does not see who connects"
        : reading.cause().remedy();
  }

  private static Data data(BouncedRecipient one, Explained explained) {
    Reading reading = one.reading();
    Data.Tree tree = Data.tree();
    if (!one.address().isEmpty()) {
      tree.with("address", one.address());
    }
    if (!one.original().isEmpty()) {
      tree.with("originalAddress", one.original());
    }
    tree.with("family", reading.cause().family().word())
        .with("cause", reading.cause().id())
        .with("alsoPossible", Data.texts(reading.others().stream().map(Cause::id).toList()))
        .with("side", isReceivers(explained) ? "receiver" : reading.cause().side().word())
        .with("status", reading.status())
        .with("certainty", reading.certainty().word());
    reading.code().ifPresent(code -> tree.with("code", code));
    one.isTemporary().ifPresent(temporary -> tree.with("temporary", temporary));
    tree.with("receiver", reading.receiver())
        .with("stage", reading.stage().map(stage -> stage.word()))
        .with("clientAddress", reading.clientAddress().map(IpAddress::text))
        .with("what", reading.cause().what())
        .with("remedy", remedy(reading, explained))
        .with("basis", reading.basis());
    if (!one.host().isEmpty()) {
      tree.with("host", one.host());
    }
    return reading.text().isEmpty() ? tree.done() : tree.with("text", reading.text()).done();
  }

  /** One line for each recipient, where there are many. */
  static List<String> brief(Explained explained) {
    List<String> lines = new ArrayList<>();
    for (BouncedRecipient one : explained.item().bounce().recipients()) {
      lines.add(
          explained.item().where()
              + "  "
              + (one.address().isEmpty() ? "-" : one.address())
              + "  "
              + one.cause().id()
              + " ("
              + one.reading().certainty().word()
              + ")"
              + one.reading().receiver().map(name -> "  " + name).orElse("")
              + Optional.of(codes(one.reading()))
                  .filter(c -> !c.isEmpty())
                  .map(c -> " " + c)
                  .orElse("")
              + one.reading().clientAddress().map(address -> "  " + address).orElse(""));
    }
    return lines;
  }
}
