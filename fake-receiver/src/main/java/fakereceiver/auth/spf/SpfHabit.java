package fakereceiver.auth.spf;

import java.util.Locale;

/**
 * A way in which a receiver's SPF library departs from RFC 7208. Each was seen in the replies of a
 * real server; personas name the ones that theirs has.
 */
public enum SpfHabit {
  /** SERVFAIL means that there is no such record; only silence is trouble. */
  SERVFAIL_IS_NO_RECORD,
  /** A wrong macro does no harm in a modifier that means nothing. */
  UNKNOWN_MODIFIERS_ARE_SKIPPED,
  /** Without an answer about the domain's own record there is no result. */
  OWN_TROUBLE_IS_NONE,
  /** A record with a wrong term gives no result. */
  WRONG_RECORD_IS_NONE,
  /** A wrong term is left out. */
  WRONG_TERMS_ARE_SKIPPED,
  /** What is wrong as a macro stands for itself. */
  WRONG_MACROS_ARE_TEXT,
  /**
   * Terms are read by one pattern: a prefix may be too long, which means the whole address; {@code
   * //64} needs a prefix for IPv4 before it; {@code ip4} and {@code ip6} take both families; an
   * unknown macro letter stands for itself; modifiers have no macros, and the first of two counts.
   */
  TERMS_ARE_READ_BY_PATTERN,
  /** Of several records the first counts. */
  FIRST_OF_SEVERAL_RECORDS,
  /** Any number of lookups may find nothing. */
  NO_VOID_LIMIT,
  /** An {@code mx} is no void lookup, whatever it finds. */
  MX_IS_NEVER_VOID,
  /** Any number of terms may ask DNS, in ten records on the way. */
  NO_TERM_LIMIT,
  /** Behind the tenth term that asks DNS there may be no other, not even {@code all}. */
  NOTHING_BEHIND_THE_TERM_LIMIT,
  /** Trouble with reverse DNS is a temperror, as it is with any other lookup. */
  PTR_TROUBLE_IS_TEMPERROR,
  /** Trouble with the PTR record of the client is as good as none, and void. */
  PTR_TROUBLE_IS_NO_RECORD,
  /** After trouble the other terms are tried; it counts only if none but {@code all} matches. */
  TROUBLE_WAITS,
  /** An {@code all} is tried after the terms behind it. */
  ALL_IS_LAST,
  /** An {@code a} or {@code mx} without a prefix length covers the /64 of an IPv6 host. */
  NAMES_COVER_64,
  /** An {@code include} of a record that fails to be one does not match. */
  FAILING_INCLUDES_DO_NOT_MATCH,
  /** An {@code include} that matches is a pass, whatever its qualifier. */
  INCLUDES_PASS,
  /** A record that was read before does not match, and the term for it does not count. */
  RECORDS_ARE_READ_ONCE,
  /** A {@code redirect} counts where it stands, before an {@code all} behind it. */
  REDIRECT_IN_ITS_PLACE,
  /** A {@code redirect} to no record is neutral. */
  MISSING_REDIRECT_IS_NEUTRAL,
  /** The macro {@code i} of an IPv6 address is its usual text. */
  IP6_MACRO_IS_TEXT,
  /** A name with characters that no host name has, or of more than 253 octets, is a temperror. */
  ODD_NAMES_ARE_TEMPERROR,
  /** A name that no host can have is not asked for, and has no record. */
  ODD_NAMES_HAVE_NO_RECORD,

  /**
   * The names of all terms are made when the record is read, so that a macro {@code p} asks then, a
   * {@code redirect} counts then, and an {@code include} of the own domain is a permerror.
   */
  TERMS_ARE_EXPANDED_FIRST,
  /**
   * Every lookup that finds nothing is a void lookup, those of reverse DNS too, and each alias on
   * the way is one more.
   */
  EVERY_LOOKUP_MAY_BE_VOID,
  /** An {@code mx} or {@code ptr} asks for all of its names before it compares one. */
  ALL_NAMES_ARE_ASKED,
  /** The macro {@code p} stands for the same name in all records. */
  CONFIRMED_NAME_IS_KEPT,
  /**
   * A macro is what stands between <code>%{</code> and the next brace; one without a brace is text,
   * and what follows the letter is passed over where it is nothing known.
   */
  MACROS_ARE_SEARCHED,
  /** The parts of a macro keep the delimiters between them, except of the sender. */
  DELIMITERS_STAY,
  /**
   * Any modifier may stand once, its name has to be in lower case, and {@code default} and {@code
   * op} are passed over.
   */
  MODIFIERS_STAND_ONCE,
  /**
   * Terms are read from left to right: a domain may be anything, {@code redirect} may have a colon
   * and stand twice, names of modifiers have no dot, and a prefix length has leading zeros but is
   * never 0.
   */
  TERMS_ARE_COMPILED,
  /**
   * Macros are split at {@code . - + = | _}, keep 128 parts at most and are reversed by a small
   * {@code r}; a percent sign before no brace is text; modifiers may have {@code c}, {@code r} and
   * {@code t}.
   */
  MACROS_ARE_COMPILED,
  /** Parts are dropped by counting characters, which loses one where all are kept. */
  PARTS_ARE_CUT_BY_CHARACTER,
  /** The macro {@code p} stands for the first confirmed name; trouble with it is passed over. */
  FIRST_CONFIRMED_NAME,
  /** The eleventh term that asks DNS is tried; only a term behind it is one too many. */
  TERM_LIMIT_IS_SEEN_LATE,
  /** The terms of an included record are counted apart. */
  INCLUDES_COUNT_APART,
  /** Ten exchangers or PTR names are tried before it is a permerror that there are more. */
  TEN_NAMES_ARE_TRIED,
  /** A record that leads to itself is a permerror when it is read again. */
  SELF_REFERENCE_IS_PERMERROR,
  /** More than ten PTR names are a permerror, and none is tried. */
  MANY_POINTERS_ARE_PERMERROR,
  /**
   * Macros are replaced in the text, one pass from left to right, of which the place is kept while
   * the text changes: one that moves to the left of it stays. The left-hand parts are kept, capital
   * letters mean nothing, and {@code p} is unknown.
   */
  MACROS_ARE_REPLACED_IN_PLACE,
  /**
   * All records are read, with all that they ask of DNS, into one list of networks, which is sorted
   * and then compared. What fails on the way is passed over, as is {@code +all}; the result of a
   * match is that of the innermost term. {@link SpfFlattening} says the rest; other habits do not
   * matter then.
   */
  RECORDS_ARE_FLATTENED;

  /** The words for it in persona files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }
}
