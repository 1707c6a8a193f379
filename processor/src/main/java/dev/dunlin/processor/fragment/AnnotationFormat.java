package dev.dunlin.processor.fragment;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.AnnotationUse.Value;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The annotations of something, as a field of its object. */
final class AnnotationFormat {
    private record Member(String name, Value value) {}

    private AnnotationFormat() {}

    static void write(JsonOutput out, List<AnnotationUse> annotations) {
        out.list("annotations", annotations, AnnotationFormat::write);
    }

    static List<AnnotationUse> read(JsonObject in) {
        return in.list("annotations", AnnotationFormat::annotation);
    }

    private static void write(JsonOutput out, AnnotationUse use) {
        List<Member> members = use.values().entrySet().stream()
                .map(entry -> new Member(entry.getKey(), entry.getValue()))
                .toList();
        out.field("annotation", use.name()).list("members", members, (object, member) -> {
            object.field("member", member.name());
            write(object, member.value());
        });
    }

    private static AnnotationUse annotation(JsonObject in) {
        SortedMap<String, Value> values = new TreeMap<>();
        in.list("members", object -> new Member(object.string("member"), value(object)))
                .forEach(member -> values.put(member.name(), member.value()));
        return new AnnotationUse(in.string("annotation"), values);
    }

    private static void write(JsonOutput out, Value value) {
        if (value instanceof Value.Text text) {
            out.field("text", text.text());
        } else if (value instanceof Value.Number number) {
            out.optionalLong("number", number.number());
        } else if (value instanceof Value.Flag flag) {
            out.field("flag", String.valueOf(flag.flag()));
        } else if (value instanceof Value.Constant constant) {
            out.field("constant", constant.name());
        } else if (value instanceof Value.Type type) {
            out.object("class", object -> TypeFormat.write(object, type.type()));
        } else if (value instanceof Value.ListOf list) {
            out.list("list", list.values(), AnnotationFormat::write);
        } else {
            throw new IllegalStateException("no format for " + value);
        }
    }

    /** The value that is there; none of the kinds stands for a list without elements, which is not written. */
    private static Value value(JsonObject in) {
        if (in.has("text")) {
            return new Value.Text(in.string("text"));
        }
        if (in.has("number")) {
            return new Value.Number(Objects.requireNonNullElse(in.optionalLong("number"), 0L));
        }
        if (in.has("flag")) {
            return new Value.Flag(in.string("flag").equals("true"));
        }
        if (in.has("constant")) {
            return new Value.Constant(in.string("constant"));
        }
        if (in.has("class")) {
            return new Value.Type(in.object("class", TypeFormat::read));
        }
        return new Value.ListOf(in.list("list", AnnotationFormat::value));
    }
}
