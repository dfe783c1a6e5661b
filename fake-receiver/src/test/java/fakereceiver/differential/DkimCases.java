package fakereceiver.differential;

import fakereceiver.auth.signature.BodyHashes;
import fakereceiver.auth.signature.Canonicalization;
import fakereceiver.auth.signature.HeaderField;
import fakereceiver.auth.signature.MailText;
import fakereceiver.auth.signature.SignedHeader;
import fakereceiver.auth.signature.TagList;
import fakereceiver.mail.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Makes signed mails at random, each a function of its seed, with keys that may not fit and changes
 * on the way: {@code case NAME MAIL}, the mail in base64.
 */
final class DkimCases extends RandomCase {

  private static final String EOL = RandomMail.EOL;

  private final List<String> records = new ArrayList<>();
  private final RandomMail mail;
  private FixedKeys key = FixedKeys.RSA;

  private DkimCases(long seed) {
    super(seed);
    mail = new RandomMail(random);
  }

  static OddCase of(long seed) {
    return new DkimCases(seed).make(seed);
  }

  private OddCase make(long seed) {
    if (mail.body.endsWith("no end")) {
      odd.add("no-end");
    }
    for (int i = chance(6) ? 2 : 1; i > 0; i--) {
      sign("s" + i);
      publish("s" + i + "._domainkey.d.example.org ");
    }
    if (chance(2)) {
      change();
    }
    List<String> lines = new ArrayList<>();
    lines.add("case " + seed + " " + Base64.getEncoder().encodeToString(mail.octets()));
    lines.addAll(records);
    return new OddCase(lines, odd);
  }

  private void sign(String selector) {
    key = pick(FixedKeys.RSA, FixedKeys.RSA, FixedKeys.RSA_1024, FixedKeys.ED25519);
    if (key == FixedKeys.ED25519) {
      odd.add("ed25519");
    }
    if (chance(25)) {
      key = FixedKeys.RSA_768;
      odd.add("short-key");
    }
    Canonicalization header = Canonicalization.SIMPLE;
    Canonicalization body = Canonicalization.SIMPLE;
    List<String> tags = new ArrayList<>();
    switch (random.nextInt(6)) {
      case 0 -> {}
      case 1 -> {
        tags.add("c=relaxed");
        header = Canonicalization.RELAXED;
      }
      case 2 -> tags.add("c=simple/simple");
      case 3 -> {
        tags.add("c=simple/relaxed");
        body = Canonicalization.RELAXED;
      }
      default -> {
        tags.add("c=relaxed/relaxed");
        header = Canonicalization.RELAXED;
        body = Canonicalization.RELAXED;
      }
    }
    MailText text = MailText.of(Message.of(mail.octets()));
    BodyHashes bodies = new BodyHashes(text);
    OptionalLong length = OptionalLong.empty();
    if (chance(6)) {
      int size = (int) bodies.uncovered(body, OptionalLong.of(0));
      length = OptionalLong.of(chance(4) ? 0 : random.nextInt(size + 1));
      if (length.getAsLong() == 0) {
        odd.add("zero-length");
      }
      if (chance(6)) {
        odd.add("long-length");
        length = OptionalLong.of(size + 5);
      }
      tags.add("l=" + length.getAsLong());
    }
    List<String> names = names();
    tags.add("h=" + String.join(pick(":", ":", " : ", ":" + EOL + " "), names));
    tags.add("bh=" + bodies.hash(body, key.algorithm(), length));
    tags.add("d=d.example.org");
    tags.add("s=" + selector);
    tags.add("a=" + (chance(30) ? odd("algorithm", "rsa-sha1") : key.algorithm().word()));
    extras(tags);
    Collections.shuffle(tags, random);
    tags.add(chance(30) ? odd("version", pick("v=2", "v=", "x-v=1")) : "v=1");
    if (chance(2)) {
      Collections.swap(tags, 0, tags.size() - 1);
    }
    String b = chance(12) ? odd("b-space", pick("b =", "b = ", "b" + EOL + " =")) : "b=";
    boolean last = chance(2);
    String rest = String.join(";" + pick(" ", "", EOL + " ", EOL + "\t"), tags);
    String before = " " + (last ? rest + "; " + b : b);
    String after = last ? pick("", ";", "; ") : "; " + rest + pick("", ";", " ");
    if (after.endsWith(" ")) {
      odd.add("space-at-end");
    }
    HeaderField field = HeaderField.of("DKIM-Signature", before + after);
    List<HeaderField> all = new ArrayList<>(List.of(field));
    all.addAll(text.fields());
    byte[] signed = SignedHeader.octets(header, all, names, 0, TagList.parse(field.value()));
    String signature = key.sign(signed);
    if (chance(3)) {
      int cut = 1 + random.nextInt(signature.length() - 1);
      signature = signature.substring(0, cut) + EOL + pick(" ", "\t") + signature.substring(cut);
    }
    mail.fields.add(0, "DKIM-Signature:" + before + signature + after);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (String field : mail.fields) {
      String name = field.substring(0, field.indexOf(':'));
      boolean isFrom = name.equals("From");
      if (isFrom ? !chance(40) : chance(2)) {
        names.add(chance(3) ? name.toLowerCase(Locale.ROOT) : name);
      } else if (isFrom) {
        odd.add("no-from");
      }
    }
    if (chance(3)) {
      names.add(odd("oversigned", pick("From", "from", "Reply-To", "Subject", "X-None")));
    }
    Collections.shuffle(names, random);
    return names.isEmpty() ? List.of("To") : names;
  }

  private void extras(List<String> tags) {
    if (chance(6)) {
      tags.add(
          chance(5)
              ? odd("identity", pick("i=@example.org", "i=a@other.test", "i=", "i=@xd.example.org"))
              : pick("i=@d.example.org", "i=alice@d.example.org", "i=@sub.d.example.org"));
    }
    if (chance(6)) {
      tags.add("t=1767225600");
    }
    if (chance(6)) {
      tags.add(chance(3) ? odd("expired", "x=1767312000") : "x=4102444800");
    }
    if (chance(15)) {
      tags.add(chance(2) ? odd("query", pick("q=dns", "q=http/x", "q=")) : "q=dns/txt");
    }
    if (chance(10)) {
      tags.add(chance(4) ? odd("tag-name", "x-y=1") : pick("z=From:a@b", "x_y=1", "n=a b", "r=y"));
    }
  }

  private void publish(String name) {
    String p = key.published();
    String type = "k=" + key.algorithm().keyType() + "; ";
    String record =
        switch (random.nextInt(40)) {
          case 0 -> type + "p=" + p;
          case 1 -> "v=DKIM1;" + type + "t=y; p=" + p + ";";
          case 2 -> odd("key-hash", "v=DKIM1; h=sha1; " + type + "p=" + p);
          case 3 -> "v=DKIM1; h=sha1:sha256; " + type + "p=" + p;
          case 4 -> odd("key-service", "v=DKIM1; s=tlsrpt; " + type + "p=" + p);
          case 5 -> odd("key-services", "v=DKIM1; s=other:*; " + type + "p=" + p);
          case 6 -> odd("key-strict", "v=DKIM1; t=s; " + type + "p=" + p);
          case 7 -> odd("key-revoked", "v=DKIM1; " + type + "p=");
          case 8 -> odd("key-broken", "v=DKIM1; " + type + "p=" + p.substring(9));
          case 9 -> odd("key-broken", "v=DKIM1; " + type + "p=@" + p);
          case 10 -> odd("key-version", "v=DKIM2; " + type + "p=" + p);
          case 11 -> odd("key-version", type + "p=" + p + "; v=DKIM1");
          case 12 -> odd("key-type", "v=DKIM1; k=x25519; p=" + p);
          case 13 -> odd("key-other", FixedKeys.RSA_1024.record());
          case 14 ->
              "v=DKIM1; n=some notes; " + type + "p=" + p.substring(0, 9) + " " + p.substring(9);
          case 15 -> odd("key-tag", "v=DKIM1; " + type + "junk; p=" + p);
          case 16 -> odd("key-tag", "v=DKIM1; g=; " + type + "p=" + p);
          case 17 -> odd("key-default", "v=DKIM1; p=" + p);
          case 18 -> odd("key-twice", "v=DKIM1; " + type + "p=" + p + "; p=" + p);
          default -> key.record();
        };
    if (chance(20)) {
      if (chance(2)) {
        records.add(name + odd("key-trouble", pick("TIMEOUT TXT", "SERVFAIL TXT")));
      } else {
        odd.add("key-none");
      }
      return;
    }
    if (chance(20)) {
      records.add(
          name + "TXT " + odd("keys-several", pick("nothing", FixedKeys.RSA_1024.record())));
    }
    records.add(name + "TXT " + record);
  }

  /** What happens on the way. */
  private void change() {
    int at = random.nextInt(mail.fields.size());
    String field = mail.fields.get(at);
    switch (random.nextInt(14)) {
      case 0 -> mail.body += EOL;
      case 1 -> mail.body += odd("appended", "more" + EOL);
      case 2 -> mail.body = mail.body.replace(EOL, " " + EOL);
      case 3 -> mail.body = mail.body.replace(' ', '\t');
      case 4 -> mail.body = mail.body.replace('e', 'f');
      case 5 -> mail.body = "";
      case 6 -> mail.fields.add(0, odd("added-from", "From: eve@example.net"));
      case 7 -> mail.fields.add(odd("added-from", "From: eve@example.net"));
      case 8 -> mail.fields.add(0, "X-Added: yes");
      case 9 -> mail.fields.set(at, field.replace(" ", "  "));
      case 10 -> mail.fields.set(at, field.toUpperCase(Locale.ROOT));
      case 11 -> mail.fields.set(at, field.replaceFirst(":", ":" + EOL + " "));
      case 12 -> mail.fields.remove(Math.max(1, at));
      default -> mail.fields.set(at, field.replace("h=", "h= "));
    }
  }

  static byte[] octets(String base64) {
    return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
  }
}
