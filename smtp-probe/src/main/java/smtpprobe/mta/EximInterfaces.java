package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/** Where Exim listens, and what it takes for the local host (specification, chapter 13). */
final class EximInterfaces {

  private static final String LISTENING = "local_interfaces";
  private static final String EVERYWHERE = "<; ::0 ; 0.0.0.0";
  private static final Pattern PORT = Pattern.compile("](:[0-9]++)?$|\\.[0-9]++$");
  private static final IpAddress ALL_SIX = IpAddress.of("::");
  private static final IpAddress ALL_FOUR = IpAddress.of("0.0.0.0");

  private EximInterfaces() {}

  static OwnAddresses own(Map<String, String> options, HostReader host) {
    String listening = options.getOrDefault(LISTENING, "");
    List<IpAddress> named = new ArrayList<>();
    for (String list :
        List.of(
            listening.isEmpty() ? EVERYWHERE : listening,
            options.getOrDefault("extra_" + LISTENING, ""))) {
      EximList.items(list).forEach(item -> address(item).ifPresent(named::add));
    }
    boolean all = named.contains(ALL_SIX);
    if (named.contains(ALL_FOUR)) {
      named.add(IpAddress.of("127.0.0.1"));
      named.addAll(OwnAddresses.fours(host));
    }
    return new OwnAddresses(
        listening.isEmpty() ? "all interfaces" : LISTENING + " = " + listening,
        all,
        named,
        false,
        true);
  }

  private static Optional<IpAddress> address(String item) {
    return IpAddress.parse(item)
        .or(() -> IpAddress.parse(PORT.matcher(item).replaceFirst("").replaceFirst("^\\[", "")));
  }
}
