package smtpprobe.filter;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A packet that comes in or leaves, as far as it is described: what is empty may be anything, and a
 * rule that asks for it can neither match nor fail. Immutable.
 *
 * @param words what it is, for people
 * @param protocol what it carries
 * @param source where it comes from
 * @param destination where it goes
 * @param port the TCP or UDP destination port
 * @param icmpType the ICMPv6 type
 * @param state what connection tracking makes of it
 * @param device the interface that it comes in or leaves by; empty text when that is not known
 * @param hopLimit its hop limit
 * @param leaves whether this host sends it
 * @param owner the account of the program that sends it, where that is known
 * @param tags what rules have put on it
 */
public record Packet(
    String words,
    Protocol protocol,
    Optional<IpAddress> source,
    Optional<IpAddress> destination,
    OptionalInt port,
    OptionalInt icmpType,
    State state,
    String device,
    OptionalInt hopLimit,
    boolean leaves,
    Optional<Account> owner,
    Tags tags) {

  /** A port that programs connect from (RFC 6335 section 6): answers come back to it. */
  private static final int EPHEMERAL = 49152;

  private static final int SMTP = 25;

  /** Clients connect from none of the ports below, which belong to servers (RFC 6056). */
  private static final int LEAST_OF_CLIENTS = 1024;

  private static final int MAX_PORT = 65535;

  /** How long a TCP header is without options, and with as many as it has room for. */
  private static final int LEAST_TCP = 20;

  private static final int MOST_TCP = 60;

  private static final int MOST_HOPS = 255;

  /** An ICMPv6 error with a single code, and the first type that is no error. */
  private static final int TOO_BIG = 2;

  private static final int LEAST_INFORMATIONAL = 128;

  /** What fits into the smallest packet of IPv6, and the minimum of IPv4 (RFC 9293). */
  private static final int LEAST_SEGMENT = 536;

  /** What a packet carries. */
  public enum Protocol {
    /** TCP over IPv6. */
    TCP6,
    /** ICMPv6. */
    ICMP6,
    /** TCP over IPv4. */
    TCP4,
    /** UDP over IPv4. */
    UDP4;

    /** Whether it is an IPv4 packet. */
    public boolean isFour() {
      return this == TCP4 || this == UDP4;
    }

    /** Its number in the IP header. */
    int number() {
      return switch (this) {
        case TCP6, TCP4 -> 6;
        case ICMP6 -> 58;
        case UDP4 -> 17;
      };
    }
  }

  /** What connection tracking makes of a packet. */
  public enum State {
    /** It opens a connection. */
    NEW,
    /** It belongs to one. */
    ESTABLISHED,
    /** It is about one: an ICMP error. */
    RELATED,
    /** Neither: neighbour discovery is never tracked. */
    UNTRACKED
  }

  /** Whether connection tracking knows its connection. */
  boolean isTracked() {
    return tags.tracked() && state != State.UNTRACKED;
  }

  /** The same with what rules have put on it. */
  Packet with(Tags other) {
    return copy(words, source, destination, port, state, leaves, owner, other);
  }

  /** Whether it is one of the many packets of a connection behind the first. */
  boolean isInsideConnection() {
    return state == State.ESTABLISHED && protocol != Protocol.ICMP6;
  }

  /** The TCP flags that it may have; none when it carries something else. */
  List<Integer> flags() {
    if (protocol != Protocol.TCP6 && protocol != Protocol.TCP4) {
      return List.of();
    }
    return state == State.NEW
        ? List.of(TcpFlags.SYN)
        : List.of(TcpFlags.SYN | TcpFlags.ACK, TcpFlags.ACK, TcpFlags.PSH | TcpFlags.ACK);
  }

  /** The port that it comes from: a mail server answers from its own. */
  Numbers sourcePort() {
    if (state == State.ESTABLISHED && port.equals(OptionalInt.of(EPHEMERAL))) {
      return Numbers.between(SMTP, SMTP);
    }
    return protocol == Protocol.ICMP6
        ? Numbers.ANY
        : Numbers.between(leaves ? EPHEMERAL : LEAST_OF_CLIENTS, leaves ? EPHEMERAL : MAX_PORT);
  }

  /** The largest segment that its sender takes, which the first packet of a connection tells. */
  Numbers segmentSize() {
    return flags().isEmpty() ? Numbers.ANY : Numbers.between(LEAST_SEGMENT, MAX_PORT);
  }

  /** Whether it tells the like at all: of a connection only the first packet of each side does. */
  Tri hasOptions() {
    return isInsideConnection() ? Tri.UNKNOWN : Tri.YES;
  }

  /** Those that it may have: a router takes one of 255 away, and lets nothing through without. */
  Numbers hopLimits() {
    return hopLimit.isPresent() || protocol == Protocol.ICMP6
        ? Numbers.of(hopLimit)
        : Numbers.between(1, leaves ? MOST_HOPS : MOST_HOPS - 1);
  }

  /** The ICMPv6 code: of errors alone there are several (RFC 4443, RFC 4861). */
  Numbers icmpCode() {
    int type = icmpType.orElse(0);
    return type == TOO_BIG || type >= LEAST_INFORMATIONAL ? Numbers.between(0, 0) : Numbers.ANY;
  }

  /** Its octets: the first packet of a TCP connection is headers alone (RFC 9293 section 3.1). */
  Numbers length() {
    int above = protocol.isFour() ? 20 : 40;
    return !flags().isEmpty() && state == State.NEW
        ? Numbers.between(above + LEAST_TCP, above + MOST_TCP)
        : Numbers.ANY;
  }

  /** Whether it is for this host alone, or for a group. */
  Tri isForHost() {
    return destination
        .map(a -> Tri.of(AddressKind.of(a) != AddressKind.MULTICAST))
        .orElse(leaves ? Tri.NO : protocol == Protocol.ICMP6 ? Tri.UNKNOWN : Tri.YES);
  }

  /** Whether it comes from somewhere in the Internet, nobody says from where. */
  boolean isFromAnywhere() {
    return !leaves && isOfAnybody();
  }

  /** Whether the far end may be anybody in the Internet. */
  boolean isOfAnybody() {
    return peer().isEmpty() && protocol != Protocol.ICMP6;
  }

  /** The far end: the source of what comes in, the destination of what leaves. */
  Optional<IpAddress> peer() {
    return leaves ? destination : source;
  }

  /** The same with one address at the far end. */
  Packet withPeer(IpAddress one) {
    return copy(
        words,
        leaves ? source : Optional.of(one),
        leaves ? Optional.of(one) : destination,
        port,
        state,
        leaves,
        owner,
        tags);
  }

  /** The same to another port, as destination NAT makes it. */
  Packet toPort(int other) {
    return with(words, OptionalInt.of(other), state, leaves, owner);
  }

  /** What follows in the same connection, from the same end. */
  public Packet further() {
    return with(
        words.replaceFirst("^a connection", "what follows in a connection"),
        port,
        State.ESTABLISHED,
        leaves,
        owner);
  }

  /** The same as one that this host sends. */
  public Packet leaving() {
    return with(words + " from here", port, state, true, owner);
  }

  /** The same, sent by a program of that account. */
  public Packet sentBy(Account account) {
    return with(words, port, state, leaves, Optional.of(account));
  }

  private Packet with(
      String named, OptionalInt to, State then, boolean going, Optional<Account> sender) {
    return copy(named, source, destination, to, then, going, sender, tags);
  }

  private Packet copy(
      String named,
      Optional<IpAddress> from,
      Optional<IpAddress> to,
      OptionalInt toPort,
      State then,
      boolean going,
      Optional<Account> sender,
      Tags put) {
    return new Packet(
        named, protocol, from, to, toPort, icmpType, then, device, hopLimit, going, sender, put);
  }

  /** Opens a TCP connection of this host to {@code port} of any other, over IPv6. */
  public static Packet leaving(Optional<IpAddress> source, int port, String device) {
    return new Packet(
        "a connection from here to port " + port,
        Protocol.TCP6,
        source,
        Optional.empty(),
        OptionalInt.of(port),
        OptionalInt.empty(),
        State.NEW,
        device,
        OptionalInt.empty(),
        true,
        Optional.empty(),
        Tags.NONE);
  }

  /** Opens a TCP connection to {@code port}. */
  public static Packet opening(
      Optional<IpAddress> source, Optional<IpAddress> destination, int port, String device) {
    boolean four = destination.filter(Ip4Address.class::isInstance).isPresent();
    return comingTo(
        "a connection to port " + port,
        four ? Protocol.TCP4 : Protocol.TCP6,
        source,
        destination,
        port,
        State.NEW,
        device);
  }

  /** The same over IPv4, to any address of the host. */
  public static Packet opening4(int port, String device) {
    return four(Protocol.TCP4, "a connection to port " + port, port, device);
  }

  /** The first datagram to a UDP port, over IPv4, to any address of the host. */
  public static Packet datagram4(int port, String device) {
    return four(Protocol.UDP4, "a datagram to port " + port, port, device);
  }

  private static Packet four(Protocol protocol, String words, int port, String device) {
    return comingTo(words, protocol, Optional.empty(), Optional.empty(), port, State.NEW, device);
  }

  /** An answer to a connection that this host opened to port 25. */
  public static Packet answer(Optional<IpAddress> destination, String device) {
    return comingTo(
        "an answer of a mail server",
        Protocol.TCP6,
        Optional.empty(),
        destination,
        EPHEMERAL,
        State.ESTABLISHED,
        device);
  }

  /** An answer of this host to a connection that somebody opened to its port 25. */
  public static Packet answering(Optional<IpAddress> source, String device) {
    return comingTo(
            "an answer of the mail server",
            Protocol.TCP6,
            source,
            Optional.empty(),
            EPHEMERAL,
            State.ESTABLISHED,
            device)
        .leaving();
  }

  private static Packet comingTo(
      String words,
      Protocol protocol,
      Optional<IpAddress> source,
      Optional<IpAddress> destination,
      int port,
      State state,
      String device) {
    return new Packet(
        words,
        protocol,
        source,
        destination,
        OptionalInt.of(port),
        OptionalInt.empty(),
        state,
        device,
        OptionalInt.empty(),
        false,
        Optional.empty(),
        Tags.NONE);
  }

  /** An ICMPv6 message. */
  public static Packet icmp(
      int type,
      State state,
      Optional<IpAddress> source,
      Optional<IpAddress> destination,
      String device,
      OptionalInt hopLimit) {
    return new Packet(
        "ICMPv6 type " + type + " (" + IcmpTypes.word(type) + ")",
        Protocol.ICMP6,
        source,
        destination,
        OptionalInt.empty(),
        OptionalInt.of(type),
        state,
        device,
        hopLimit,
        false,
        Optional.empty(),
        Tags.NONE);
  }
}
