package fakereceiver.cli;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.UsageException;
import fakereceiver.judge.Persona;
import fakereceiver.store.SessionIds;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fake-receiver serve}: receivers until somebody stops them. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Receives mail, judges it as the persona does, and prints one line for each mail. It"
            + " listens on loopback unless told otherwise, and never relays anything.",
    footer = {
      "",
      "Two receivers in one process, looking things up in a zone file:",
      "  fake-receiver serve --zone lab.zone --persona postfix-strict --listen :2525 \\",
      "                      --persona permissive --listen :2526",
      "",
      "Exit codes: 0 stopped by a signal, 2 wrong usage (or a port that is taken)."
    })
final class ServeCommand implements Callable<Integer> {

  private static final Pattern OCTETS = Pattern.compile("([0-9]{1,10})([kM]?)");
  private static final long MAX_OCTETS = 1 << 30;

  @ArgGroup(exclusive = false, multiplicity = "1..*")
  private List<Place> places = new ArrayList<>();

  private static final class Place {
    @Option(
        names = "--persona",
        required = true,
        paramLabel = "NAME",
        description = "The kind of receiver: a built-in name, or a persona file (.yaml).")
    private String persona = "";

    @Option(
        names = "--listen",
        paramLabel = "[ADDR]:PORT",
        description = "Where to listen; without an address on [::1], port 0 is any free one.")
    private String listen = ":0";
  }

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private SuffixListOption suffixList = new SuffixListOption();

  @Option(
      names = "--xclient",
      description =
          "Let clients on loopback claim another address by XCLIENT. Each gets the greeting and may"
              + " say EHLO; what the persona has to say to either waits until the client has"
              + " claimed an address, or sends mail as itself.")
  private boolean xclient;

  @Option(
      names = "--proxy-protocol",
      description = "Expect a PROXY header (version 1 or 2) from clients on loopback.")
  private boolean proxyProtocol;

  @Mixin private TlsOptions tls = new TlsOptions();

  @Option(
      names = "--max-size",
      paramLabel = "OCTETS",
      description =
          "The largest message that is taken, and what SIZE says: 500000, 500k, 25M; default: 10M.")
  private Optional<String> maxSize = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Write each message that is delivered to DIR/<session>-<n>.eml, junk to DIR/junk, with an"
              + " Authentication-Results field on top, and its envelope beside it, to"
              + " <session>-<n>.envelope. Never overwrites a file.")
  private Optional<Path> store = Optional.empty();

  @Option(
      names = "--real-time",
      description =
          "Take the time that such a receiver takes: its tarpit, and its waiting for DNS that does"
              + " not answer. By default it replies at once.")
  private boolean realTime;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Dns source = dns.open();
    List<Persona> personas =
        suffixList.applyTo(
            places.stream().map(place -> PersonaOptions.one(place.persona)).toList());
    List<FakeReceiver> receivers = new ArrayList<>();
    Optional<SSLContext> context =
        tls.context(personas.stream().map(persona -> persona.receiver().hostName()).toList());
    SessionIds ids = SessionIds.behind(store);
    try {
      for (int i = 0; i < personas.size(); i++) {
        FakeReceiver.Builder builder = builder(personas.get(i), places.get(i), out);
        context.ifPresent(builder::tls);
        receivers.add(start(personas.get(i), builder.dns(source).sessionIds(ids), out));
      }
      out.println("Nothing is relayed. Stop with Ctrl-C or SIGTERM.");
      out.flush();
      stopOnSignal(receivers);
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } finally {
      receivers.forEach(FakeReceiver::close);
    }
  }

  private FakeReceiver.Builder builder(Persona persona, Place place, PrintWriter out) {
    FakeReceiver.Builder builder =
        FakeReceiver.builder(persona)
            .listen(UsageException.reading(() -> address(place.listen)))
            .xclient(xclient)
            .proxyProtocol(proxyProtocol)
            .realTime(realTime)
            .onSession(
                session -> {
                  SessionLine.of(session).forEach(out::println);
                  out.flush();
                });
    maxSize.map(ServeCommand::octets).ifPresent(builder::maxMessageSize);
    store.ifPresent(builder::store);
    return builder;
  }

  private static int octets(String text) {
    Matcher matcher = OCTETS.matcher(text);
    if (matcher.matches()) {
      int shift = "kM".indexOf(matcher.group(2)) * 10 + 10; // none: the empty text is found at 0
      long octets = Long.parseLong(matcher.group(1)) << (matcher.group(2).isEmpty() ? 0 : shift);
      if (octets > 0 && octets <= MAX_OCTETS) {
        return (int) octets;
      }
    }
    throw new UsageException(
        "--max-size \"" + text + "\", expected octets, 1 to 1024M: 500000, 500k or 25M");
  }

  private static FakeReceiver start(
      Persona persona, FakeReceiver.Builder builder, PrintWriter out) {
    FakeReceiver receiver = builder.start();
    out.println(persona.name() + " listens on " + Endpoint.of(receiver.address()));
    if (persona.receiver().dmarc().list().isPresent()) {
      out.println("  DMARC policies are found by " + persona.receiver().dmarc());
    }
    return receiver;
  }

  private static InetSocketAddress address(String text) {
    Endpoint endpoint = Endpoint.parse(text, 0);
    if (endpoint.name().isPresent()) {
      throw new IllegalArgumentException(
          "--listen \"" + text + "\", expected an address or only a port: [::1]:2525 or :2525");
    }
    return new InetSocketAddress(
        endpoint.address().orElseGet(() -> IpAddress.of("::1")).toInetAddress(), endpoint.port());
  }

  /** Exit code 0: being stopped is what a server is for. */
  private static void stopOnSignal(List<FakeReceiver> receivers) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  receivers.forEach(FakeReceiver::close);
                  Runtime.getRuntime().halt(ExitCode.OK);
                },
                "stop"));
  }
}
