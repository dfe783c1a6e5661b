package fakereceiver.misbehaviour;

import fakereceiver.mail.Reply;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One thing that a receiver does wrong because a test wants to see what its client makes of it. */
public sealed interface Misbehaviour {

  /** The shortest line that is longer than RFC 5321 section 4.5.3.1.5 allows, without its end. */
  int TOO_LONG = 511;

  /** No pause is longer. */
  Duration MOST_PAUSE = Duration.ofDays(1);

  /** The longest line that is sent: beyond that, nobody can say what a client should do. */
  int MAX_LINE = 1 << 20;

  /** When in a session it shows; absent when it belongs to no one moment. */
  default Optional<Moment> at() {
    return Optional.empty();
  }

  /** Whether it can be for single mails: then it shows between MAIL and the end of the message. */
  default boolean isOfMail() {
    return at().map(Moment::isOfMail).orElse(false);
  }

  /** What it does, as a part of a sentence. */
  String inWords();

  /**
   * Says {@code reply} at that moment. A refusal is said instead of carrying the command out, and
   * 421 ends the session. Any other reply takes the place of a positive one: the command is carried
   * out, and a refusal by the persona is said as ever.
   *
   * @param moment when
   * @param reply what is said
   */
  record Say(Moment moment, Reply reply) implements Misbehaviour {
    @Override
    public Optional<Moment> at() {
      return Optional.of(moment);
    }

    @Override
    public String inWords() {
      return "says \"" + String.join(" / ", reply.wireLines()) + "\" at " + moment.word();
    }
  }

  /**
   * Closes the connection instead of a reply. At {@link Moment#MESSAGE} the whole message has come
   * then, and the client cannot know what became of it: nothing did.
   *
   * @param moment when
   */
  record HangUp(Moment moment) implements Misbehaviour {
    @Override
    public Optional<Moment> at() {
      return Optional.of(moment);
    }

    @Override
    public String inWords() {
      return "hangs up at " + moment.word();
    }
  }

  /**
   * Says nothing more from that moment on, until the client hangs up or the session has lasted as
   * long as it may.
   *
   * @param moment when
   */
  record Stall(Moment moment) implements Misbehaviour {
    @Override
    public Optional<Moment> at() {
      return Optional.of(moment);
    }

    @Override
    public String inWords() {
      return "says nothing more from " + moment.word() + " on";
    }
  }

  /**
   * Makes the first line of the reply at that moment too long; what it says stays.
   *
   * @param moment when
   * @param octets of the line, without its end
   */
  record LongLine(Moment moment, int octets) implements Misbehaviour {
    /** Refuses lengths that are no misbehaviour, or too much of it. */
    public LongLine {
      if (octets < TOO_LONG || octets > MAX_LINE) {
        throw new IllegalArgumentException(
            "a line of " + octets + " octets, expected " + TOO_LONG + " to " + MAX_LINE);
      }
    }

    @Override
    public Optional<Moment> at() {
      return Optional.of(moment);
    }

    @Override
    public String inWords() {
      return "sends a line of " + octets + " octets at " + moment.word();
    }
  }

  /**
   * Waits before every reply.
   *
   * @param pause how long
   */
  record Tarpit(Duration pause) implements Misbehaviour {
    /** Refuses a pause that is none. */
    public Tarpit {
      if (pause.isNegative() || pause.isZero()) {
        throw new IllegalArgumentException("a pause of " + pause + ", expected a positive one");
      }
      if (pause.compareTo(MOST_PAUSE) > 0) {
        throw new IllegalArgumentException("a pause of " + pause + ", expected a day at most");
      }
    }

    @Override
    public boolean isOfMail() {
      return true;
    }

    @Override
    public String inWords() {
      return "waits " + pause.toMillis() + " ms before every reply";
    }
  }

  /**
   * Offers STARTTLS, also without a certificate, agrees to it, and breaks the handshake.
   *
   * @param how in which way
   */
  record BrokenTls(Handshake how) implements Misbehaviour {
    @Override
    public String inWords() {
      return "breaks the TLS handshake: " + how.word();
    }
  }

  /** What there is instead of a TLS handshake. */
  enum Handshake {
    /** Text in the clear. */
    GARBAGE,
    /** The end of the connection, once the client has begun. */
    HANG_UP,
    /** Nothing, until the client hangs up. */
    STALL;

    /** The word that is used everywhere outside Java. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Does not offer an extension, nor what comes with it: STARTTLS, BDAT and AUTH are not
   * implemented then, and parameters of MAIL and RCPT unknown.
   *
   * @param extension its EHLO keyword
   */
  record Without(String extension) implements Misbehaviour {
    /** Keywords are told apart in upper case. */
    public Without {
      extension = extension.toUpperCase(Locale.ROOT);
    }

    @Override
    public String inWords() {
      return "does not offer " + extension;
    }
  }

  /** Takes mail only after a login; where the receiver knows no user, none is right. */
  record RequireAuth() implements Misbehaviour {
    @Override
    public String inWords() {
      return "requires AUTH";
    }
  }

  /**
   * Says that at {@code moment}, see {@link Say}.
   *
   * @param reply as on the wire: {@code 451 4.3.0 Try again later}; lines joined by LF
   * @throws IllegalArgumentException when it is not a reply
   */
  static Misbehaviour say(Moment moment, String reply) {
    return new Say(moment, Reply.parse(reply));
  }

  /** Hangs up at {@code moment}, see {@link HangUp}. */
  static Misbehaviour hangUp(Moment moment) {
    return new HangUp(moment);
  }

  /** Says nothing from {@code moment} on, see {@link Stall}. */
  static Misbehaviour stall(Moment moment) {
    return new Stall(moment);
  }

  /** Sends a line of 2,000 octets at {@code moment}, see {@link LongLine}. */
  static Misbehaviour longLine(Moment moment) {
    return new LongLine(moment, 2000);
  }

  /** Waits for {@code pause} before every reply, see {@link Tarpit}. */
  static Misbehaviour tarpit(Duration pause) {
    return new Tarpit(pause);
  }

  /** Breaks the TLS handshake, see {@link BrokenTls}. */
  static Misbehaviour brokenTls(Handshake how) {
    return new BrokenTls(how);
  }

  /** Does not offer {@code extension}, in any case, see {@link Without}. */
  static Misbehaviour without(String extension) {
    return new Without(extension);
  }

  /** Requires a login, see {@link RequireAuth}. */
  static Misbehaviour requireAuth() {
    return new RequireAuth();
  }
}
