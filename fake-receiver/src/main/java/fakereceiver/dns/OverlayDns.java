package fakereceiver.dns;

import fakereceiver.dns.zonefile.ZoneFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Name;

/**
 * What DNS would say if a plan were carried out. Immutable, safe for several threads.
 *
 * <p>Records of the plan take the place of all records of that name and type; {@code !nodata} takes
 * them away. A zone of the plan that has an SOA record takes the place of the whole zone.
 * Everything else is as DNS says now.
 */
public final class OverlayDns implements Dns {

  private static final String SERVER = "the plan";

  private final Zones plan;
  private final Dns now;

  private OverlayDns(Zones plan, Dns now) {
    this.plan = plan;
    this.now = now;
  }

  /**
   * Lays one zone text over {@code now}.
   *
   * @throws ZoneFileException when it is not one
   */
  public static Dns of(String plan, Dns now) {
    return new OverlayDns(Zones.fragments(plan), now);
  }

  /**
   * Lays files over {@code now}.
   *
   * @throws ZoneFileException when one of them is not a zone file or cannot be read
   */
  public static Dns readFiles(List<ZoneFile> plan, Dns now) {
    return new OverlayDns(Zones.fragments(plan), now);
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    return ask(question, patience, 0);
  }

  private <T> Answer<T> ask(Question<T> question, Duration patience, int aliases) {
    if (aliases > Lookup.MAX_ALIASES) {
      return Answer.unavailable(question, Lookup.CIRCLE, Duration.ZERO, SERVER);
    }
    return planned(question, patience, aliases)
        .orElseGet(() -> revised(question, now.ask(question, patience), patience, aliases));
  }

  /** What the plan says, unless it leaves that to DNS. */
  private <T> Optional<Answer<T>> planned(Question<T> question, Duration patience, int aliases) {
    Name name = WireName.of(question.name());
    Optional<Name> alias = plan.aliasOf(name);
    if (alias.isPresent()) {
      return Optional.of(through(question, List.of(), alias.get(), patience, aliases));
    }
    return plan.decide(name, question.type().code())
        ? Optional.of(new ZoneDns(plan).ask(question, patience))
        : Optional.empty();
  }

  /** What DNS says, as far as the plan leaves it so. */
  private <T> Answer<T> revised(
      Question<T> question, Answer<T> live, Duration patience, int aliases) {
    Name name = WireName.of(question.name());
    if (!live.aliases().isEmpty() && plan.hold(name)) {
      return absent(question); // an alias has no other records beside it: it will be gone
    }
    for (int i = 0; i < live.aliases().size(); i++) {
      Name alias = WireName.of(live.aliases().get(i));
      if (plan.decide(alias, question.type().code()) || plan.aliasOf(alias).isPresent()) {
        return through(question, live.aliases().subList(0, i), alias, patience, aliases);
      }
    }
    if (live.status() == Answer.Status.NO_SUCH_NAME && live.aliases().isEmpty()) {
      Answer<T> wild = new ZoneDns(plan).ask(question, patience);
      return wild.isFound() ? wild : plan.know(name) ? absent(question) : live;
    }
    return live;
  }

  private <T> Answer<T> through(
      Question<T> question, List<DomainName> before, Name alias, Duration patience, int aliases) {
    DomainName target = WireName.read(alias);
    Answer<T> there = ask(new Question<>(target, question.type()), patience, aliases + 1);
    List<DomainName> all = new ArrayList<>(before);
    all.add(target);
    all.addAll(there.aliases());
    return new Answer<>(
        question,
        there.status(),
        there.records(),
        all,
        there.said(),
        there.ttl(),
        there.took(),
        there.server());
  }

  private static <T> Answer<T> absent(Question<T> question) {
    return new Answer<>(
        question,
        Answer.Status.NO_SUCH_RECORD,
        List.of(),
        List.of(),
        Answer.NO_ERROR,
        Optional.empty(),
        Duration.ZERO,
        SERVER);
  }

  @Override
  public boolean canBegin() {
    return now.canBegin();
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    Optional<Answer<T>> planned = planned(question, patience, 0);
    return planned.isPresent()
        ? planned.map(CompletableFuture::completedFuture)
        : now.begin(question, patience)
            .map(coming -> coming.thenApply(live -> revised(question, live, patience, 0)));
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return now.allowsDocumentationAddresses();
  }
}
