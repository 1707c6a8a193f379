package dev.dunlin.cli.compare;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a schema that has to be made somewhere to see how PostgreSQL writes it: what differs in words, on tables that have
 * all their columns and nothing else.
 */
final class Questions {
    private final Schema live;
    private final Schema wanted;
    private final boolean again;

    private Questions(Schema live, Schema wanted, boolean again) {
        this.live = live;
        this.wanted = wanted;
        this.again = again;
    }

    /** What the wanted schema says otherwise than the live one. */
    static Schema ofWanted(Schema live, Schema wanted) {
        return new Questions(live, wanted, false).schema();
    }

    /** The same expressions as the live schema says them, on the columns of the wanted one. */
    static Schema ofLive(Schema live, Schema wanted) {
        return new Questions(live, wanted, true).schema();
    }

    private Schema schema() {
        List<Table> tables = new ArrayList<>();
        for (Table table : wanted.tables().values()) {
            Table present = live.tables().get(table.name());
            if (present != null && table.managed()) {
                table(present, table).ifPresent(tables::add);
            }
        }
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : wanted.objects().values()) {
            SchemaObject present = live.objects().get(object.id());
            if (present != null && isAsked(present, object)) {
                objects.add(again ? present : object);
            }
        }
        return Schema.of(List.of(), List.of(), tables).withObjects(objects);
    }

    private boolean isAsked(SchemaObject present, SchemaObject object) {
        if (present instanceof QueryObject one && object instanceof QueryObject other) {
            return Asked.view(one, other);
        }
        if (present instanceof SqlObject one && object instanceof SqlObject other) {
            return !again && Asked.file(one, other);
        }
        if (present instanceof Domain one && object instanceof Domain other) {
            return Asked.domain(one, other);
        }
        return present instanceof CompositeType one
                && object instanceof CompositeType other
                && Asked.composite(one, other);
    }

    private Optional<Table> table(Table present, Table table) {
        List<Column> columns = new ArrayList<>();
        boolean isAsked = false;
        for (Column column : allColumns(wanted, table)) {
            Column other = table.column(column.name()).isPresent()
                    ? present.column(column.name()).orElse(null)
                    : null;
            Column asked = asked(other, column);
            columns.add(asked);
            isAsked |= !asked.equals(plain(column))
                    || (other != null && !again && Asked.type(other.type(), column.type()));
        }
        List<Constraint> constraints = constraints(present, table);
        List<Index> indexes = indexes(present.indexes(), table.indexes());
        List<Policy> policies = policies(present, table);
        Partitioning partitioning = partitioning(present, table);
        if (!isAsked && constraints.isEmpty() && indexes.isEmpty() && policies.isEmpty() && partitioning == null) {
            return Optional.empty();
        }
        return Optional.of(new Table(
                table.name(),
                null,
                true,
                columns,
                constraints,
                indexes,
                TableOptions.NONE,
                new RowSecurity(RowSecurity.Mode.OFF, policies),
                partitioning));
    }

    /** A table of a schema with nothing but its columns. */
    static Table bare(Schema schema, Table table) {
        List<Column> columns =
                allColumns(schema, table).stream().map(Questions::plain).toList();
        return new Table(table.name(), null, true, columns, List.of(), List.of(), TableOptions.NONE);
    }

    /** The columns of a table and of those that it inherits. */
    private static List<Column> allColumns(Schema schema, Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        for (QualifiedName parent : table.options().inherits()) {
            Table above = schema.tables().get(parent);
            for (Column column : above == null ? List.<Column>of() : allColumns(schema, above)) {
                if (columns.stream().noneMatch(other -> other.name().equals(column.name()))) {
                    columns.add(column);
                }
            }
        }
        return columns;
    }

    private Column asked(@Nullable Column present, Column column) {
        if (present == null) {
            return plain(column);
        }
        boolean asksValue = Asked.value(present.defaultValue(), column.defaultValue());
        boolean asksOptions = !again && Asked.options(present.options(), column.options());
        DefaultValue value = again ? present.defaultValue() : column.defaultValue();
        return plain(column)
                .withDefault(asksValue ? value : null)
                .withOptions(asksOptions ? column.options() : ColumnOptions.NONE);
    }

    private static Column plain(Column column) {
        return new Column(column.name(), column.type(), true, null, column.collation(), null, null);
    }

    private List<Constraint> constraints(Table present, Table table) {
        List<Constraint> asked = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            present.constraint(constraint.name())
                    .filter(other -> Asked.constraint(other, constraint))
                    .map(other -> (again ? other : constraint).withComment(null))
                    .ifPresent(asked::add);
        }
        return asked;
    }

    private List<Index> indexes(List<Index> present, List<Index> indexes) {
        List<Index> asked = new ArrayList<>();
        for (Index index : indexes) {
            present.stream()
                    .filter(other -> other.name().equals(index.name()) && Asked.index(other, index))
                    .map(other -> (again ? other : index).withComment(null).withTablespace(null))
                    .forEach(asked::add);
        }
        return asked;
    }

    /** Whom policies are about is not asked, and roles may be missing where they are made. */
    private List<Policy> policies(Table present, Table table) {
        List<Policy> asked = new ArrayList<>();
        for (Policy policy : table.rowSecurity().policies()) {
            present.rowSecurity()
                    .policy(policy.name())
                    .filter(other -> Asked.policy(other, policy))
                    .map(other -> again ? other : policy)
                    .map(other -> new Policy(
                            other.name(), other.command(), other.permissive(), List.of(), other.using(), other.check()))
                    .ifPresent(asked::add);
        }
        return asked;
    }

    private @Nullable Partitioning partitioning(Table present, Table table) {
        Partitioning partitioning = table.partitioning();
        if (again || partitioning == null || !Asked.partitioning(present.partitioning(), partitioning)) {
            return null;
        }
        List<Partition> partitions = partitioning.attached().stream()
                .map(partition -> partition.withOptions(TableOptions.NONE))
                .toList();
        return new Partitioning(partitioning.key(), true, partitions);
    }
}
