package smtpprobe.bounce.mail;

import fakereceiver.mail.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.bounce.reply.SaidReply;

/** Reads the fields of a delivery status (RFC 3464, and RFC 6533 with UTF-8). */
final class DsnReader {

  private static final int MAX_RECIPIENTS = 1000;

  private DsnReader() {}

  /** What a report says of each recipient. */
  static List<Told> read(String status, LazyProse prose, List<MailField> returned) {
    List<Told> told = new ArrayList<>();
    for (List<MailField> group : Fields.groups(status)) {
      if (told.size() < MAX_RECIPIENTS && isOfRecipient(group)) {
        told.add(told(group, prose, returned));
      }
    }
    return told;
  }

  /** The name of the server that reports; empty when it does not say. */
  static String reporter(String status) {
    return Fields.groups(status).stream()
        .flatMap(group -> Fields.first(group, "reporting-mta").stream())
        .findFirst()
        .map(DsnReader::afterType)
        .orElse("");
  }

  private static boolean isOfRecipient(List<MailField> group) {
    boolean saysMore =
        Fields.first(group, "action").isPresent()
            || Fields.first(group, "status").isPresent()
            || Fields.first(group, "diagnostic-code").isPresent();
    return Fields.first(group, "reporting-mta").isPresent()
        ? saysMore
        : saysMore
            || Fields.first(group, "final-recipient").isPresent()
            || Fields.first(group, "original-recipient").isPresent();
  }

  private static Told told(List<MailField> group, LazyProse prose, List<MailField> returned) {
    String original = Fields.first(group, "original-recipient").map(Mailboxes::ofField).orElse("");
    String last = Fields.first(group, "final-recipient").map(Mailboxes::ofField).orElse("");
    String address = last.indexOf('@') > 0 ? last : original.isEmpty() ? last : original;
    if (address.isEmpty()) {
      address =
          Fields.first(group, "x-actual-recipient")
              .map(Mailboxes::ofField)
              .or(() -> Fields.first(returned, "to").flatMap(Mailboxes::first))
              .orElse("");
    }
    Optional<EnhancedStatusCode> status = Fields.first(group, "status").flatMap(DsnReader::status);
    List<String> texts = new ArrayList<>();
    for (MailField field : group) {
      if (field.name().equals("diagnostic-code")
          || field.name().equals("x-supplementary-info")
          || field.name().equals("x-original-diagnostic-code")) {
        texts.add(diagnostic(field.value()));
      }
    }
    Optional<String> comment =
        Fields.first(group, "status").map(DsnReader::comment).filter(c -> !c.isEmpty());
    String about = address;
    String host =
        Fields.first(group, "remote-mta").map(DsnReader::afterType).orElse("")
            + " "
            + Mailboxes.domain(address);
    return new Told(
        address,
        original,
        Fields.first(group, "action").map(DsnReader::firstWord).orElse(""),
        status,
        host.strip(),
        texts,
        () -> Stream.concat(comment.stream(), prose.about(about).stream()).toList());
  }

  private static String firstWord(String value) {
    int end = 0;
    while (end < value.length() && Character.isLetter(value.charAt(end))) {
      end++;
    }
    return value.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** {@code 5.1.1} of {@code 5.1.1 (bad destination mailbox address)}. */
  private static Optional<EnhancedStatusCode> status(String value) {
    String bare = value.strip();
    int end = 0;
    while (end < bare.length() && "0123456789.#".indexOf(bare.charAt(end)) >= 0) {
      end++;
    }
    return SaidReply.status(bare.substring(0, end).replace("#", ""));
  }

  /** What some write after the status. */
  private static String comment(String value) {
    int space = value.strip().indexOf(' ');
    return space < 0 ? "" : value.strip().substring(space + 1).replace("(", "").replace(")", "");
  }

  private static String diagnostic(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    int type = value.indexOf(';');
    boolean isTyped = type > 0 && type < 20 && lower.substring(0, type).indexOf(' ') < 0;
    return isTyped ? value.substring(type + 1).strip() : value;
  }

  private static String afterType(String value) {
    int type = value.indexOf(';');
    return (type >= 0 ? value.substring(type + 1) : value).strip();
  }
}
