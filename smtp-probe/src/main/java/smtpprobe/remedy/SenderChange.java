package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.mta.Software;

/**
 * Mail is sent with addresses of that domain.
 *
 * @param domain the domain
 */
record SenderChange(DomainName domain) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    String local =
        plan.from().flatMap(ReversePath::mailbox).map(Mailbox::localPart).orElse("postmaster");
    return plan.with(ReversePath.of(new Mailbox(local, domain.text()).toString()));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return Stream.concat(
            plan.host().mail().all().stream()
                .filter(server -> server.software() == Software.POSTFIX)
                .map(
                    server ->
                        Recipe.of(
                            Recipe.SHELL_KEPT,
                            "postconf -e 'myorigin = " + domain + "' && postfix reload")),
            Stream.of(Recipe.of("the program that sends", "let its senders end in @" + domain)))
        .toList();
  }

  @Override
  public List<String> advice(Plan plan) {
    return List.of("let senders end in @" + domain);
  }
}
