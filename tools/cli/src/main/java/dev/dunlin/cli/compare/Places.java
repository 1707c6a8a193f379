package dev.dunlin.cli.compare;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.View;
import dev.dunlin.schema.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where things of a schema stand while they are compared: in PostgreSQL schemas of their own, one for each in which they have their
 * names.
 */
final class Places {
    private static final String PREFIX = "dunlin_scratch_";
    private static final String HOME = "";

    private final String session;
    private final Map<String, String> places = new TreeMap<>();

    /**
     * Places that nobody else has.
     *
     * @param session what tells this session from others that are open at the same time
     */
    Places(String session) {
        this.session = session;
    }

    /** The PostgreSQL schemas in which something stands. */
    Set<String> namespaces() {
        return Set.copyOf(places.values());
    }

    QualifiedName place(QualifiedName name) {
        String namespace = name.namespace() == null ? HOME : name.namespace();
        String place = places.computeIfAbsent(namespace, key -> PREFIX + session + "_" + places.size());
        return new QualifiedName(place, name.name());
    }

    /** The name of what stands somewhere here. */
    QualifiedName origin(QualifiedName placed) {
        String namespace = places.entrySet().stream()
                .filter(place -> place.getValue().equals(placed.namespace()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return new QualifiedName(namespace.equals(HOME) ? null : namespace, placed.name());
    }

    /** A text with the names that things have instead of those that they have here. */
    String origins(String sql) {
        String text = sql;
        for (Map.Entry<String, String> place : places.entrySet()) {
            String origin = place.getKey().equals(HOME) ? "" : quoted(place.getKey()) + ".";
            text = text.replace(place.getValue() + ".", origin);
        }
        return text;
    }

    /** As PostgreSQL's deparser quotes, keywords apart. */
    private static String quoted(String namespace) {
        return namespace.matches("[a-z_][a-z0-9_$]*") ? namespace : Sql.identifier(namespace);
    }

    Table placed(Table table) {
        Partitioning partitioning = table.partitioning();
        Table placed = table.withName(place(table.name()));
        if (partitioning == null) {
            return placed;
        }
        List<Partition> partitions = partitioning.partitions().stream()
                .map(partition -> partition
                        .withName(place(partition.name()))
                        .withParent(partition.parent() == null ? null : place(partition.parent())))
                .toList();
        return placed.withPartitioning(partitioning.withPartitions(partitions));
    }

    Table origin(Table placed) {
        Partitioning partitioning = placed.partitioning();
        Table table = placed.withName(origin(placed.name()));
        if (partitioning == null) {
            return table;
        }
        List<Partition> partitions = partitioning.partitions().stream()
                .map(partition -> partition
                        .withName(origin(partition.name()))
                        .withParent(partition.parent() == null ? null : origin(partition.parent())))
                .toList();
        return table.withPartitioning(partitioning.withPartitions(partitions));
    }

    /** The object without what is not compared by making it; empty for a file. */
    Optional<SchemaObject> placed(SchemaObject object) {
        if (object instanceof View view) {
            return Optional.of(
                    new View(place(view.name()), null, view.columns(), view.query(), View.Options.NONE, null));
        }
        if (object instanceof MaterializedView view) {
            return Optional.of(new MaterializedView(
                    place(view.name()),
                    null,
                    view.columns(),
                    view.query(),
                    false,
                    view.indexes().stream()
                            .map(index -> index.withComment(null).withTablespace(null))
                            .toList(),
                    new TreeMap<>(),
                    null));
        }
        if (object instanceof Domain domain) {
            return Optional.of(domain.withName(place(domain.name())).withComment(null));
        }
        return object instanceof CompositeType type
                ? Optional.of(type.withName(place(type.name())).withComment(null))
                : Optional.empty();
    }
}
