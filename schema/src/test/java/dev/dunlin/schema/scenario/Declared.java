package dev.dunlin.schema.scenario;

import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A schema as its author declares it, with what is said about the way to it.
 *
 * @param online tables that say themselves whether they are in use while they are changed
 */
public record Declared(Schema schema, Hints hints, Map<QualifiedName, Boolean> online) {
    /** A part of a declared schema. */
    public interface Part {
        void addTo(Collector collector);
    }

    /** A schema of these parts. */
    public static Declared schema(Part... parts) {
        Collector collector = new Collector();
        for (Part part : parts) {
            part.addTo(collector);
        }
        return collector.declared();
    }

    /** An extension that the schema needs. */
    public static Part extension(String name) {
        return collector -> collector.extensions.add(name);
    }

    /** A domain, composite type, sequence or view. */
    public static Part object(SchemaObject object) {
        return collector -> collector.objects.add(object);
    }

    /** What parts add themselves to. */
    public static final class Collector {
        private final Set<String> extensions = new TreeSet<>();
        private final List<EnumType> enums = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<SchemaObject> objects = new ArrayList<>();
        private final Map<Subject, String> was = new TreeMap<>(ORDER);
        private final Map<Subject, SqlExpression> using = new TreeMap<>(ORDER);
        private final Map<Subject, SqlExpression> backfill = new TreeMap<>(ORDER);
        private final Set<QualifiedName> ordered = new TreeSet<>();
        private final Map<QualifiedName, Boolean> online = new TreeMap<>();

        private static final java.util.Comparator<Subject> ORDER = java.util.Comparator.comparing(Subject::toString);

        private Collector() {}

        void add(Table table) {
            tables.add(table);
        }

        void add(EnumType type, boolean isOrdered) {
            enums.add(type);
            if (isOrdered) {
                ordered.add(type.name());
            }
        }

        void was(Subject subject, String name) {
            was.put(subject, name);
        }

        void using(Subject subject, String sql) {
            using.put(subject, new SqlExpression(sql));
        }

        void backfill(Subject subject, String sql) {
            backfill.put(subject, new SqlExpression(sql));
        }

        void online(QualifiedName table, boolean isOnline) {
            online.put(table, isOnline);
        }

        private Declared declared() {
            return new Declared(
                    Schema.of(extensions, enums, tables).withObjects(objects),
                    new Hints(was, using, backfill, ordered),
                    Map.copyOf(online));
        }
    }
}
