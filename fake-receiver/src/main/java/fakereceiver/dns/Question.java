package fakereceiver.dns;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of DNS: a name and a record type.
 *
 * @param <T> what a record of that type is in this program
 */
public record Question<T>(DomainName name, RecordType<T> type) {

  /** For people: {@code mail.example.org AAAA}, and {@code 2001:db8::25 PTR} for reverse names. */
  @Override
  public String toString() {
    return ReverseName.addressOf(name).map(IpAddress::text).orElse(name.text()) + " " + type;
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Question<?> question
        && type.equals(question.type)
        && name.equals(question.name);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + type.hashCode();
  }
}
