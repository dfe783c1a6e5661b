package fakereceiver.report;

import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A fact for programs: a tree of named members. Immutable. What is not known is left out. */
public sealed interface Data {

  /** A text, as it came. */
  record Text(String text) implements Data {}

  /** A whole number, or one with a fraction. */
  record Quantity(Number value) implements Data {}

  /** Yes or no. */
  record Flag(boolean isSet) implements Data {}

  /** A finding with its evidence. */
  record Found(Finding finding) implements Data {}

  /** What something rests on, one look after the other. */
  record Seen(Evidence evidence) implements Data {}

  /** A verdict with everything that it rests on. */
  record Judged(Verdict verdict) implements Data {}

  /** Several of a kind, in order. */
  record Items(List<Data> items) implements Data {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Members by name, in order. */
  record Members(Map<String, Data> members) implements Data {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** One for each thing. */
  static <T> Items items(Collection<T> things, Function<? super T, ? extends Data> each) {
    List<Data> items = new ArrayList<>();
    things.forEach(thing -> items.add(each.apply(thing)));
    return new Items(items);
  }

  /** Each thing as text. */
  static Items texts(Collection<?> things) {
    return items(things, thing -> new Text(thing.toString()));
  }

  /** Begins a tree. */
  static Tree tree() {
    return new Tree();
  }

  /** Members on their way. Not safe for several threads. */
  final class Tree {
    private final Map<String, Data> members = new LinkedHashMap<>();

    private Tree() {}

    /** With a further member. */
    public Tree with(String name, Data data) {
      members.put(name, data);
      return this;
    }

    /** With a text. */
    public Tree with(String name, String text) {
      return with(name, new Text(text));
    }

    /** With a number. */
    public Tree with(String name, Number value) {
      return with(name, new Quantity(value));
    }

    /** With yes or no. */
    public Tree with(String name, boolean isSet) {
      return with(name, new Flag(isSet));
    }

    /** With the text of something that may be absent. */
    public Tree with(String name, Optional<?> text) {
      text.ifPresent(value -> with(name, value.toString()));
      return this;
    }

    /** With every member of another tree. */
    public Tree with(Members others) {
      members.putAll(others.members());
      return this;
    }

    /** The tree. */
    public Members done() {
      return new Members(members);
    }
  }
}
