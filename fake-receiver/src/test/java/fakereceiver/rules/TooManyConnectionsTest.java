package fakereceiver.rules;

import fakereceiver.dns.IpRange;
import fakereceiver.judge.ClientHistory;
import java.util.Optional;

class TooManyConnectionsTest extends Counts {

  TooManyConnectionsTest() {
    super(new TooManyConnections(), "connections");
  }

  @Override
  ClientHistory history(IpRange network, Optional<ClientHistory.Usage> usage) {
    return new ClientHistory(network, usage, Optional.empty(), Optional.empty());
  }
}
