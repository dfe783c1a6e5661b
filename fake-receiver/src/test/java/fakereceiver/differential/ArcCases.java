package fakereceiver.differential;

import fakereceiver.auth.signature.BodyHashes;
import fakereceiver.auth.signature.Canonicalization;
import fakereceiver.auth.signature.HeaderField;
import fakereceiver.auth.signature.MailText;
import fakereceiver.auth.signature.SignedHeader;
import fakereceiver.auth.signature.TagList;
import fakereceiver.mail.Message;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Makes sealed mails at random, each a function of its seed, some of them changed or sealed
 * wrongly: {@code case NAME MAIL}, the mail in base64.
 */
final class ArcCases extends RandomCase {

  private static final String EOL = RandomMail.EOL;
  private static final String RESULTS = "ARC-Authentication-Results";
  private static final String MESSAGE = "ARC-Message-Signature";
  private static final String SEAL = "ARC-Seal";

  private final List<String> records = new ArrayList<>();
  private final RandomMail mail;

  /** The fields of all sets in the order of sealing, results, message signature and seal each. */
  private final List<String> sealed = new ArrayList<>();

  private ArcCases(long seed) {
    super(seed);
    mail = new RandomMail(random);
  }

  static OddCase of(long seed) {
    return new ArcCases(seed).make(seed);
  }

  private OddCase make(long seed) {
    if (mail.body.endsWith("no end")) {
      odd.add("no-end");
    }
    int sets = chance(12) ? 0 : 1 + random.nextInt(3);
    for (int i = 1; i <= sets; i++) {
      addSet(i);
      if (i < sets && chance(3)) {
        mail.body = "a footer" + EOL + mail.body; // older message signatures may be broken
      }
    }
    if (sets > 0 && chance(2)) {
      change();
    }
    List<String> lines = new ArrayList<>();
    lines.add("case " + seed + " " + Base64.getEncoder().encodeToString(mail.octets()));
    lines.addAll(records);
    return new OddCase(lines, odd);
  }

  private void addSet(int instance) {
    FixedKeys key = pick(FixedKeys.RSA, FixedKeys.RSA, FixedKeys.RSA_1024);
    if (chance(30)) {
      key = FixedKeys.ED25519;
      odd.add("ed25519");
    } else if (chance(30)) {
      key = FixedKeys.RSA_768;
      odd.add("short-key");
    }
    String selector = "s" + instance;
    publish(selector + "._domainkey.d.example.org ", key);
    String i = chance(40) ? odd("instance", pick("i=7", "i=0", "i=x", "")) : "i=" + instance;
    put(
        RESULTS
            + ": "
            + i
            + ";"
            + pick(" ", EOL + " ")
            + "mx.example.net; spf=pass"
            + pick("", " "));
    put(message(i, selector, key));
    put(seal(i, instance, selector, key));
  }

  private void put(String field) {
    mail.fields.add(0, field);
    sealed.add(field);
  }

  private String message(String i, String selector, FixedKeys key) {
    Canonicalization header = Canonicalization.RELAXED;
    Canonicalization body = Canonicalization.RELAXED;
    String form = "c=relaxed/relaxed; ";
    switch (random.nextInt(12)) {
      case 0 -> {
        form = odd("simple", "c=simple/simple; ");
        header = Canonicalization.SIMPLE;
        body = Canonicalization.SIMPLE;
      }
      case 1 -> {
        form = odd("simple", "c=relaxed/simple; ");
        body = Canonicalization.SIMPLE;
      }
      case 2 -> form = odd("no-form", "");
      default -> {}
    }
    MailText text = MailText.of(Message.of(mail.octets()));
    List<String> names = new ArrayList<>();
    for (String field : mail.fields) {
      String name = field.substring(0, field.indexOf(':'));
      if (!name.startsWith("ARC-") && (name.equals("From") || chance(2))) {
        names.add(name.toLowerCase(Locale.ROOT));
      }
    }
    if (chance(20)) {
      names.add(odd("signs-seal", "arc-seal"));
    }
    if (chance(15)) {
      names.add(odd("signs-results", "arc-authentication-results"));
    }
    Collections.shuffle(names, random);
    String h =
        "h=" + String.join(pick(":", " : ", ":" + EOL + " "), names) + ";" + pick(" ", EOL + " ");
    String bh = "bh=" + new BodyHashes(text).hash(body, key.algorithm(), OptionalLong.empty());
    String before =
        " " + i + "; a=" + key.algorithm().word() + "; " + form + "d=d.example.org; s=" + selector;
    String value =
        before + ";" + pick(" ", EOL + "\t") + h + bh + ";" + pick(" ", EOL + " ") + "b=";
    HeaderField field = HeaderField.of(MESSAGE, value);
    List<HeaderField> all = new ArrayList<>(List.of(field));
    all.addAll(text.fields());
    return MESSAGE
        + ":"
        + value
        + key.sign(SignedHeader.octets(header, all, names, 0, TagList.parse(value)))
        + pick("", ";");
  }

  private String seal(String i, int instance, String selector, FixedKeys key) {
    String cv = instance == 1 ? "none" : "pass";
    if (chance(20)) {
      cv = odd("chain-validation", pick("none", "pass", "fail", "", "NONE", "Pass"));
    }
    String value =
        " "
            + i
            + "; a="
            + key.algorithm().word()
            + ";"
            + pick(" ", EOL + " ")
            + "cv="
            + cv
            + "; d=d.example.org; s="
            + selector
            + (chance(30) ? odd("seal-names", "; h=from") : "")
            + (chance(4) ? "; t=1767225600" : "")
            + ";"
            + pick(" ", EOL + "\t")
            + "b=";
    StringBuilder signed = new StringBuilder();
    for (String field : sealed) {
      signed.append(relaxed(field)).append(EOL);
    }
    signed.append(relaxed(SEAL + ":" + value));
    String b = key.sign(signed.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    int cut = 1 + random.nextInt(b.length() - 1);
    return SEAL + ":" + value + b.substring(0, cut) + EOL + " " + b.substring(cut);
  }

  private static String relaxed(String field) {
    int colon = field.indexOf(':');
    return Canonicalization.RELAXED.field(
        HeaderField.of(field.substring(0, colon), field.substring(colon + 1)));
  }

  private void publish(String name, FixedKeys key) {
    switch (random.nextInt(40)) {
      case 0 -> records.add(name + "TXT v=DKIM1; k=rsa; p=" + odd("key-revoked", ""));
      case 1 -> records.add(name + odd("key-trouble", pick("TIMEOUT TXT", "SERVFAIL TXT")));
      case 2 -> odd.add("key-none");
      case 3 -> records.add(name + "TXT " + odd("key-other", FixedKeys.RSA_1024.record()));
      case 4 -> records.add(name + "TXT k=" + key.algorithm().keyType() + "; p=" + key.published());
      default -> records.add(name + "TXT " + key.record());
    }
  }

  /** What happens on the way. */
  private void change() {
    int at = random.nextInt(mail.fields.size());
    String field = mail.fields.get(at);
    switch (random.nextInt(14)) {
      case 0 -> mail.body += EOL;
      case 1 -> mail.body += "more" + EOL;
      case 2 -> mail.body = mail.body.replace(EOL, " " + EOL);
      case 3 -> mail.fields.add(0, "X-Added: yes");
      case 4 -> mail.fields.add(0, odd("added-from", "From: eve@example.net"));
      case 5 -> mail.fields.set(at, field.replace(" ", "  "));
      case 6 -> mail.fields.set(at, field.toUpperCase(Locale.ROOT));
      case 7 -> mail.fields.set(at, field.replaceFirst(":", ":" + EOL + " "));
      case 8, 9 -> mail.fields.remove(at);
      case 10 -> mail.fields.add(0, mail.fields.get(random.nextInt(3)));
      case 11 -> {
        odd.add("shuffled");
        Collections.shuffle(mail.fields, random);
      }
      case 12 -> mail.fields.set(at, field.replace("pass", "fail"));
      default -> mail.fields.set(at, field.replace("i=", odd("spaced", "i = ")));
    }
  }
}
