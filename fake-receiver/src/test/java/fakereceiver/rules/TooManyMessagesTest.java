package fakereceiver.rules;

import fakereceiver.dns.IpRange;
import fakereceiver.judge.ClientHistory;
import java.util.Optional;

class TooManyMessagesTest extends Counts {

  TooManyMessagesTest() {
    super(new TooManyMessages(), "messages");
  }

  @Override
  ClientHistory history(IpRange network, Optional<ClientHistory.Usage> usage) {
    return new ClientHistory(network, Optional.empty(), usage, Optional.empty());
  }
}
