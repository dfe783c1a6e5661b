package fakereceiver.dns.wire;

import fakereceiver.given.UsageException;
import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.config.InitializationException;
import org.xbill.DNS.config.PropertyResolverConfigProvider;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;
import org.xbill.DNS.config.ResolverConfigProvider;

/**
 * The DNS servers that this system is configured with, as dnsjava finds them, but that it goes on
 * when it has them, into JNDI, for domains to search.
 */
public final class SystemServers {

  private SystemServers() {}

  /**
   * Those servers that have an address; one of a link that is not there has none.
   *
   * @throws UsageException when the configuration cannot be read
   */
  public static List<InetSocketAddress> find() {
    return find(
        List.of(new PropertyResolverConfigProvider(), new ResolvConfResolverConfigProvider()));
  }

  static List<InetSocketAddress> find(List<ResolverConfigProvider> providers) {
    for (ResolverConfigProvider provider : providers) {
      List<InetSocketAddress> named = named(provider);
      if (!named.isEmpty()) {
        return named.stream().filter(server -> !server.isUnresolved()).toList();
      }
    }
    return ResolverConfig.getCurrentConfig().servers();
  }

  private static List<InetSocketAddress> named(ResolverConfigProvider provider) {
    try {
      if (provider.isEnabled()) {
        provider.initialize();
      }
      return provider.servers();
    } catch (InitializationException e) {
      return List.of(); // it is asked again, and logged, by dnsjava
    } catch (RuntimeException e) { // say, a "nameserver" without anything behind it
      throw new UsageException(
          "the DNS servers of this system cannot be read (/etc/resolv.conf, or the property"
              + " dns.server), expected lines such as nameserver 2001:db8::53; --dns-server names"
              + " others",
          e);
    }
  }
}
