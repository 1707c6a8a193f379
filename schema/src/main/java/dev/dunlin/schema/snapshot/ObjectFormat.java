package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.View;
import java.util.Locale;

/** Objects that are neither table nor enum type, each kind as its own format says. */
public final class ObjectFormat {
    private ObjectFormat() {}

    /** The word for a kind in names of changes: {@code materialized-view}. */
    public static String word(ObjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word for a kind in names of fields: {@code materializedView}. */
    public static String field(ObjectKind kind) {
        return kind == ObjectKind.MATERIALIZED_VIEW ? "materializedView" : word(kind);
    }

    public static void write(JsonOutput out, SchemaObject object) {
        if (object instanceof Sequence sequence) {
            SequenceFormat.write(out, sequence);
        } else if (object instanceof Domain domain) {
            DomainFormat.write(out, domain);
        } else if (object instanceof CompositeType type) {
            CompositeFormat.write(out, type);
        } else if (object instanceof View view) {
            ViewFormat.write(out, view);
        } else if (object instanceof MaterializedView view) {
            ViewFormat.write(out, view);
        } else if (object instanceof SqlObject file) {
            out.field("name", NameFormat.write(file.name()))
                    .field("sql", file.text().sql());
        } else {
            throw new IllegalStateException("no format for " + object);
        }
    }

    /** Reads an object of this kind. */
    public static SchemaObject read(JsonObject in, ObjectKind kind) {
        return switch (kind) {
            case SEQUENCE -> SequenceFormat.read(in);
            case DOMAIN -> DomainFormat.read(in);
            case COMPOSITE -> CompositeFormat.read(in);
            case VIEW -> ViewFormat.readView(in);
            case MATERIALIZED_VIEW -> ViewFormat.readMaterializedView(in);
            case OBJECT -> new SqlObject(in.parsed("name", NameFormat::read), in.parsed("sql", SqlExpression::new));
        };
    }
}
