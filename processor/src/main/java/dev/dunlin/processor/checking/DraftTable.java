package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table while it is read: its columns are known, constraints and indexes are added one by one. */
final class DraftTable {
    final Declaration.RecordType record;
    final QualifiedName name;
    final boolean managed;
    TableOptions options;
    final Group group;
    final Spot spot;
    private final List<DraftColumn> columns;
    final List<DraftConstraint> constraints = new ArrayList<>();
    final List<DraftIndex> indexes = new ArrayList<>();
    final List<DraftPolicy> policies = new ArrayList<>();
    final List<DraftPartition> partitions = new ArrayList<>();
    RowSecurity.Mode securityMode = RowSecurity.Mode.OFF;

    /** What divides the table; null for nothing. */
    @Nullable
    PartitionKey partitionKey;

    /** Whether the partitions are those declared here. */
    boolean partitionsManaged = true;

    /** Columns that are a parent's. */
    final Set<DraftColumn> inherited = new HashSet<>();

    DraftTable(
            Declaration.RecordType record,
            QualifiedName name,
            boolean managed,
            TableOptions options,
            Group group,
            Spot spot) {
        this.record = record;
        this.name = name;
        this.managed = managed;
        this.options = options;
        this.group = group;
        this.spot = spot;
        this.columns = group.columns();
    }

    TypeName javaType() {
        return record.name();
    }

    List<DraftColumn> columns() {
        return columns;
    }

    /** The columns that no parent has. */
    List<DraftColumn> ownColumns() {
        return columns().stream().filter(column -> !inherited.contains(column)).toList();
    }

    /** The column of this SQL name, which is there. */
    DraftColumn column(String column) {
        return columns().stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    RowSecurity rowSecurity() {
        return new RowSecurity(
                securityMode, policies.stream().map(DraftPolicy::value).toList());
    }

    /** How the table is divided; null if it is not. */
    @Nullable
    Partitioning partitioning() {
        return partitionKey == null
                ? null
                : new Partitioning(
                        partitionKey,
                        partitionsManaged,
                        partitions.stream().map(DraftPartition::value).toList());
    }

    /** The columns of the primary key in its order. */
    Optional<List<DraftColumn>> primaryKey() {
        return constraints.stream()
                .map(DraftConstraint::value)
                .filter(Constraint.PrimaryKey.class::isInstance)
                .map(key -> ((Constraint.PrimaryKey) key)
                        .columns().stream().map(this::column).toList())
                .findFirst();
    }
}
