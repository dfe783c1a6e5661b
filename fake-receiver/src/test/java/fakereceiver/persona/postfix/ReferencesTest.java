package fakereceiver.persona.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

  private static final Map<String, String> VALUES =
      Map.of("set", "x", "empty", "", "ref", "$empty", "deep", "${set}y", "level", "3.10");

  private static String filled(String text) {
    return References.filled(text, name -> Optional.ofNullable(VALUES.get(name)));
  }

  /** As {@code postconf -x} of Postfix 3.7.11 expands them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "$set-$(set) ${deep}                                    | x-x xy",
        "${set?a}${empty?b}${empty:c}${set:d}                   | ac",
        "${ref?yes}${ref:no}                                    | yes",
        "${set?{a}:{b}}${empty ? {a} : {b}}                     | ab",
        "${set?a:b} ${set??foo:bar} ${empty:a?b} $(set?p)       | a:b ?foo:bar a?b p",
        "${set?{${empty?{1}:{2}}}:{3}}                          | 2",
        "${set?{a} }:${set?  {a}  :  b }.                       | a:a.",
        "${{$level} >= {3.9} ? {a} : {b}}                       | b",
        "${{$level} >=level {3.9} ? {a} : {b}}                  | a",
        "${{3} ==level {3.0.0} ? {a} : {b}}                     | a",
        "${{10} > {9}?{a}:{b}}${{10} > {9x}?{a}:{b}}            | ab",
        "${{1} == {1}}${{1} != {1}}                             | true",
        "${{ 1 } == {1} ? {same} : {other}}                     | other",
      })
  void areFilledInAsPostfixDoes(String text, String filled) {
    assertThat(filled(text)).isEqualTo(filled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$other", "${other?{a}:{b}}", "${{$other} == {a} ? {b} : {c}}", "${{a} =~ {a} ? {b} : {c}}",
        "${{x} <level {3} ? {b} : {c}}", "${set:{x}:{y}}", "${set?{a}{b}}", "${set",
        "${set?{a}", "${set?{${{a}}", "${{a} ==", "$$set",
        "$", "$ set", "${}"
      })
  void stayWhereTheyCannotBeKnown(String text) {
    assertThat(filled(text)).isEqualTo(text);
  }

  @Test
  void endWhateverTheyName() {
    String doubling = "$a$a".repeat(100);

    assertThat(References.filled("$a", name -> Optional.of(doubling))).contains("$a");
    for (String unit : new String[] {"${", "$", "{", "${set?", "${{", "${{a}=={", "$("}) {
      assertThat(filled(unit.repeat(100_000 / unit.length()))).isNotEmpty();
    }
  }
}
