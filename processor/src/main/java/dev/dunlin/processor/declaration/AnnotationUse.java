package dev.dunlin.processor.declaration;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of Dunlin's annotations as it is written somewhere. The containers of repeated ones are dissolved.
 *
 * @param name the annotation's simple name, for example {@code Column}
 * @param values the members that are written, by name; those left at their defaults are absent
 */
public record AnnotationUse(String name, SortedMap<String, Value> values) {
    public AnnotationUse {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** An annotation with all members at their defaults. */
    public static AnnotationUse plain(String name) {
        return new AnnotationUse(name, new TreeMap<>());
    }

    /** Whether a member is written. */
    public boolean has(String member) {
        return values.containsKey(member);
    }

    /** The text of a member, if one is written and not empty. */
    public Optional<String> text(String member) {
        return written(member).filter(text -> !text.isEmpty());
    }

    /** The text of a member, if one is written, be it empty. */
    public Optional<String> written(String member) {
        return value(member, Value.Text.class).map(Value.Text::text);
    }

    /** The texts of a member in order, each as it is written; none where it is not written. */
    public List<String> texts(String member) {
        return value(member, Value.ListOf.class).stream()
                .flatMap(list -> list.values().stream())
                .map(value -> value instanceof Value.Text text ? text.text() : "")
                .toList();
    }

    /** The number of a member, if one is written. */
    public Optional<Integer> number(String member) {
        return longNumber(member).map(Long::intValue);
    }

    /** The number of a member of type {@code long}, if one is written. */
    public Optional<Long> longNumber(String member) {
        return value(member, Value.Number.class).map(Value.Number::number);
    }

    /** The truth of a member, or what it is where it is not written. */
    public boolean flag(String member, boolean otherwise) {
        return value(member, Value.Flag.class).map(Value.Flag::flag).orElse(otherwise);
    }

    /** The name of the enum constant of a member, if one is written. */
    public Optional<String> constant(String member) {
        return value(member, Value.Constant.class).map(Value.Constant::name);
    }

    /** The type of a member, if one is written. */
    public Optional<TypeUse> type(String member) {
        return value(member, Value.Type.class).map(Value.Type::type);
    }

    /** The types of a member in order, each as it is written; none where it is not written. */
    public List<TypeUse> types(String member) {
        return value(member, Value.ListOf.class).stream()
                .flatMap(list -> list.values().stream())
                .flatMap(value -> value instanceof Value.Type type ? Stream.of(type.type()) : Stream.empty())
                .toList();
    }

    private <V extends Value> Optional<V> value(String member, Class<V> kind) {
        return Optional.ofNullable(values.get(member)).filter(kind::isInstance).map(kind::cast);
    }

    /** What is written for a member. */
    public sealed interface Value {
        record Text(String text) implements Value {}

        record Number(long number) implements Value {}

        record Flag(boolean flag) implements Value {}

        record Constant(String name) implements Value {}

        record Type(TypeUse type) implements Value {}

        record ListOf(List<Value> values) implements Value {
            public ListOf {
                values = List.copyOf(values);
            }
        }
    }
}
