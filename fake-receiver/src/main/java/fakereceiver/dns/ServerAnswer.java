package fakereceiver.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one server said to one question, unjudged. Immutable; everything in it is from a stranger.
 *
 * @param question what was asked
 * @param trouble why there is no reply, in a few words; empty when there is one
 * @param rcode {@code NOERROR}, {@code NXDOMAIN}, {@code REFUSED}...; empty without a reply
 * @param authoritative its AA flag
 * @param authentic its AD flag: a validating resolver vouches for it
 * @param recursive its RA flag
 * @param answer the answer section
 * @param authority the authority section
 * @param additional the additional section, without the OPT record
 * @param extendedError why it could not answer, in its own words (RFC 8914); may be empty
 * @param took how long it took
 */
public record ServerAnswer(
    ServerQuestion question,
    Optional<String> trouble,
    String rcode,
    boolean authoritative,
    boolean authentic,
    boolean recursive,
    List<ServerRecord> answer,
    List<ServerRecord> authority,
    List<ServerRecord> additional,
    String extendedError,
    Duration took) {

  public ServerAnswer {
    answer = List.copyOf(answer);
    authority = List.copyOf(authority);
    additional = List.copyOf(additional);
  }

  /** No reply, and why. */
  public static ServerAnswer none(ServerQuestion question, String trouble, Duration took) {
    return new ServerAnswer(
        question,
        Optional.of(trouble),
        "",
        false,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        "",
        took);
  }

  /** Whether there was a reply at all, be it an error. */
  public boolean isReply() {
    return trouble.isEmpty();
  }

  /** Whether the server says yes or no as one that knows. */
  public boolean isAuthoritative() {
    return authoritative && (rcode.equals(Answer.NO_ERROR) || isNoSuchName());
  }

  /** Whether it says that there is no such name. */
  public boolean isNoSuchName() {
    return rcode.equals("NXDOMAIN");
  }

  /** The records of the type that was asked for. */
  public List<ServerRecord> records() {
    return answer.stream().filter(r -> r.type().equals(question.type())).toList();
  }

  /** The data of these, in an order of its own, so that two answers can be compared. */
  public Set<String> data() {
    Set<String> data = new TreeSet<>();
    records().forEach(r -> data.add(r.data()));
    return data;
  }

  /** The records of that type in the authority section. */
  public List<ServerRecord> authority(String type) {
    return authority.stream().filter(r -> r.type().equals(type)).toList();
  }

  /** The SOA record behind a "no". */
  public Optional<ServerRecord> soa() {
    return authority("SOA").stream().findFirst();
  }

  /** For people: {@code [mail.example.org.]}, {@code no such name}, {@code REFUSED}. */
  public String said() {
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (!records().isEmpty()) {
      return data().toString();
    }
    Optional<ServerRecord> alias =
        answer.stream().filter(r -> r.type().equals("CNAME")).findFirst();
    if (alias.isPresent()) {
      return "an alias to " + alias.get().data();
    }
    if (isNoSuchName()) {
      return "no such name";
    }
    if (!rcode.equals(Answer.NO_ERROR)) {
      return rcode + extendedError;
    }
    if (!authoritative && !authority("NS").isEmpty()) {
      return "a referral to the servers of " + authority("NS").get(0).name();
    }
    return "no such record";
  }
}
