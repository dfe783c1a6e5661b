package fakereceiver.dns;

import fakereceiver.dns.wire.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The way from one question to its answer: as many exchanges with the servers as the aliases take.
 * Used once, by one thread.
 *
 * @param <T> what a record of the type asked for is
 */
final class Lookup<T> {

  /** How many aliases are followed for one question. */
  static final int MAX_ALIASES = 10;

  /** What is said of aliases that end nowhere. */
  static final String CIRCLE =
      "its aliases lead in a circle, or through more than " + MAX_ALIASES + " names";

  private static final long NO_TTL = Integer.MAX_VALUE;

  private final Question<T> question;
  private final Servers servers;
  private final Deadline deadline;
  private final Runnable whenSilent;

  /** At most {@link #MAX_ALIASES} and one. */
  private final List<Name> aliases = new ArrayList<>();

  /** At most {@link #MAX_ALIASES} and two. */
  private final Set<Name> seen = new HashSet<>();

  private Name name;
  private long ttl = NO_TTL;

  /** Runs {@code whenSilent} when a server does not answer at once. */
  Lookup(Question<T> question, Servers servers, Deadline deadline, Runnable whenSilent) {
    this.question = question;
    this.servers = servers;
    this.deadline = deadline;
    this.whenSilent = whenSilent;
    this.name = WireName.of(question.name());
    this.seen.add(name);
  }

  Answer<T> run() {
    while (true) {
      Servers.Said said = servers.ask(name, question.type().code(), deadline, whenSilent);
      Optional<Answer<T>> answer =
          said.message().isEmpty()
              ? Optional.of(unavailable(said.trouble(), said.server()))
              : read(said.message().get(), said.server());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  /** The answer in {@code message}, or empty when it ends at an alias to ask for. */
  private Optional<Answer<T>> read(Message message, String server) {
    int before = aliases.size();
    if (isAboutSomethingElse(message)) {
      return Optional.of(unavailable("a reply that does not answer the question", server));
    }
    Optional<CNAMERecord> alias = aliasOf(message);
    List<Record> records = recordsOf(message);
    while (records.isEmpty() && alias.isPresent()) {
      name = alias.get().getTarget();
      aliases.add(name);
      heed(alias.get().getTTL());
      if (!seen.add(name) || aliases.size() > MAX_ALIASES) {
        return Optional.of(unavailable(CIRCLE, server));
      }
      alias = aliasOf(message);
      records = recordsOf(message);
    }
    if (!records.isEmpty()) {
      return Optional.of(
          message.getRcode() == Rcode.NXDOMAIN
              ? unavailable("NXDOMAIN with a record of that name", server)
              : found(records, server));
    }
    Optional<SOARecord> soa = soaOf(message);
    if (message.getRcode() == Rcode.NXDOMAIN) {
      return Optional.of(absent(Answer.Status.NO_SUCH_NAME, "NXDOMAIN", soa, server));
    }
    if (soa.isEmpty() && aliases.size() > before) {
      return Optional.empty();
    }
    if (soa.isEmpty() && isReferral(message)) {
      return Optional.of(unavailable("a referral to other servers, which are not asked", server));
    }
    return Optional.of(absent(Answer.Status.NO_SUCH_RECORD, Answer.NO_ERROR, soa, server));
  }

  private Optional<CNAMERecord> aliasOf(Message message) {
    return message.getSection(Section.ANSWER).stream()
        .filter(r -> r instanceof CNAMERecord && isHere(r))
        .map(CNAMERecord.class::cast)
        .findFirst();
  }

  private List<Record> recordsOf(Message message) {
    return message.getSection(Section.ANSWER).stream()
        .filter(r -> r.getType() == question.type().code() && isHere(r))
        .toList();
  }

  private boolean isHere(Record record) {
    return record.getName().equals(name) && record.getDClass() == DClass.IN;
  }

  /** The SOA record behind a "no" (RFC 2308 section 2), of a zone that can hold the name. */
  private Optional<SOARecord> soaOf(Message message) {
    return message.getSection(Section.AUTHORITY).stream()
        .filter(r -> r instanceof SOARecord && name.subdomain(r.getName()))
        .map(SOARecord.class::cast)
        .findFirst();
  }

  /** Whether it answers, and nothing of that is about the name. */
  private boolean isAboutSomethingElse(Message message) {
    List<Record> answer = message.getSection(Section.ANSWER);
    return !answer.isEmpty() && answer.stream().noneMatch(this::isHere);
  }

  /**
   * RFC 2308 section 2.2: name servers without a SOA record say who is to be asked, also where a
   * server that asks for others says so.
   */
  private static boolean isReferral(Message message) {
    return !message.getHeader().getFlag(Flags.AA)
        && message.getSection(Section.AUTHORITY).stream().anyMatch(r -> r.getType() == Type.NS);
  }

  /** RFC 2181 section 8: a TTL with its highest bit set is zero. */
  private void heed(long recordTtl) {
    ttl = Math.min(ttl, recordTtl > Integer.MAX_VALUE ? 0 : recordTtl);
  }

  private Answer<T> found(List<Record> records, String server) {
    records.forEach(r -> heed(r.getTTL()));
    try {
      return answer(
          Answer.Status.FOUND,
          records.stream().map(question.type()::decode).distinct().toList(),
          Answer.NO_ERROR,
          Optional.of(Duration.ofSeconds(ttl)),
          server);
    } catch (IllegalArgumentException | ClassCastException e) {
      return unavailable("a record that cannot be read", server);
    }
  }

  /** RFC 2308 section 5: without a SOA record, a "no" is good for this moment only. */
  private Answer<T> absent(
      Answer.Status status, String said, Optional<SOARecord> soa, String server) {
    soa.ifPresent(
        r -> {
          heed(r.getTTL());
          heed(r.getMinimum());
        });
    return answer(status, List.of(), said, soa.map(r -> Duration.ofSeconds(ttl)), server);
  }

  private Answer<T> answer(
      Answer.Status status, List<T> records, String said, Optional<Duration> holds, String server) {
    return new Answer<>(
        question,
        status,
        records,
        aliases.stream().map(WireName::read).toList(),
        said,
        holds,
        deadline.took(),
        server);
  }

  private Answer<T> unavailable(String why, String server) {
    return Answer.unavailable(question, why, deadline.took(), server);
  }
}
