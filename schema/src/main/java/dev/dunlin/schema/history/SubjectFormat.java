package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.snapshot.ObjectFormat;

/** What a change is about, as JSON: the owner, and the part of it if it is one. */
final class SubjectFormat {
    private SubjectFormat() {}

    static JsonOutput write(JsonOutput out, Subject subject) {
        String member = subject.member();
        return switch (subject.kind()) {
            case EXTENSION -> out.field("extension", subject.owner().name());
            case ENUM -> name(out, "enum", subject.owner());
            case LABEL -> name(out, "enum", subject.owner()).optional("label", member);
            case TABLE -> name(out, "table", subject.owner());
            case COLUMN -> name(out, "table", subject.owner()).optional("column", member);
            case CONSTRAINT -> name(out, "table", subject.owner()).optional("constraint", member);
            case INDEX -> name(out, "table", subject.owner()).optional("index", member);
            case POLICY -> name(out, "table", subject.owner()).optional("policy", member);
            case PARTITION -> name(out, "table", subject.owner()).optional("partition", member);
            case SEQUENCE, DOMAIN, COMPOSITE, VIEW, MATERIALIZED_VIEW, OBJECT, ATTRIBUTE -> object(out, subject);
        };
    }

    static Subject read(JsonObject in) {
        if (in.has("extension")) {
            return Subject.extension(in.string("extension"));
        }
        if (in.has("enum")) {
            QualifiedName type = name(in, "enum");
            return in.has("label") ? Subject.label(type, in.string("label")) : Subject.enumType(type);
        }
        for (ObjectKind kind : ObjectKind.values()) {
            if (in.has(ObjectFormat.field(kind))) {
                QualifiedName object = name(in, ObjectFormat.field(kind));
                return in.has("attribute")
                        ? Subject.attribute(object, in.string("attribute"))
                        : Subject.object(new ObjectId(kind, object));
            }
        }
        QualifiedName table = name(in, "table");
        if (in.has("column")) {
            return Subject.column(table, in.string("column"));
        }
        if (in.has("constraint")) {
            return Subject.constraint(table, in.string("constraint"));
        }
        if (in.has("policy")) {
            return Subject.policy(table, in.string("policy"));
        }
        if (in.has("partition")) {
            return new Subject(Subject.Kind.PARTITION, table, in.string("partition"));
        }
        return in.has("index") ? Subject.index(table, in.string("index")) : Subject.table(table);
    }

    private static JsonOutput object(JsonOutput out, Subject subject) {
        ObjectId id = subject.object().orElseThrow();
        return name(out, ObjectFormat.field(id.kind()), id.name()).optional("attribute", subject.member());
    }
}
