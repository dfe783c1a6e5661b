package fakereceiver.persona;

import fakereceiver.dns.RecordType;
import fakereceiver.judge.DnsView;
import fakereceiver.judge.DnsView.PtrNames;
import fakereceiver.judge.NameCheck;
import fakereceiver.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads how a receiver looks at DNS: the part {@code sees} of a persona file. */
final class SightReader {

  static final List<String> KEYS =
      List.of(
          "ptr-names",
          "legal-ptr-names",
          "names-looked-up",
          "one-family-settles",
          "servfail-is-none",
          "longest-name");

  private static final List<RecordType<?>> TYPES =
      List.of(RecordType.PTR, RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.TXT);

  private SightReader() {}

  /** What is not said is as in {@code base}. */
  static DnsView read(YamlMap file, DnsView base) {
    Optional<YamlMap> sees = file.map("sees");
    if (sees.isEmpty()) {
      return base;
    }
    YamlMap map = sees.get();
    map.allowOnly("one of", KEYS);
    Set<RecordType<?>> servfail = map.some("servfail-is-none", TYPES, RecordType::toString);
    return new DnsView(
        map.text("ptr-names")
            .flatMap(text -> text.oneOf(List.of(PtrNames.values()), SightReader::word))
            .orElse(base.ptrNames()),
        check(map, "legal-ptr-names").orElse(base.legalPtrNames()),
        check(map, "names-looked-up").orElse(base.lookedUpNames()),
        map.flag("one-family-settles").orElse(base.oneFamilySettles()),
        map.has("servfail-is-none") ? servfail : base.servfailIsNone(),
        length(map).orElse(base.longestName()));
  }

  private static Optional<Integer> length(YamlMap map) {
    Optional<Double> number = map.number("longest-name");
    if (number.isPresent()
        && (number.get() < 1 || number.get() > DnsView.ANY_LENGTH || number.get() % 1 != 0)) {
      map.problem(
          "longest-name",
          "found the number "
              + BigDecimal.valueOf(number.get()).stripTrailingZeros().toPlainString()
              + ", expected 1 to "
              + DnsView.ANY_LENGTH);
      return Optional.empty();
    }
    return number.map(Double::intValue);
  }

  private static String word(PtrNames names) {
    return names.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<NameCheck> check(YamlMap map, String key) {
    return map.text(key).flatMap(text -> text.oneOf(List.of(NameCheck.values()), NameCheck::word));
  }
}
