package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table, partition, view or composite type while it is read. */
final class Relation {
    final QualifiedName name;
    final Kind kind;
    final TableOptions options;
    final RowSecurity.Mode rowSecurity;
    final @Nullable Part part;
    final @Nullable PartitionKey key;
    final @Nullable SqlExpression query;
    final boolean populated;
    final List<Column> columns = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();
    final List<ViewColumn> viewColumns = new ArrayList<>();
    final List<Constraint> constraints = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    final List<Policy> policies = new ArrayList<>();

    /** What a relation is. */
    enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        COMPOSITE
    }

    /** Of which relation, by its identifier, a partition is part. */
    record Part(long parent, PartitionBound bound) {}

    Relation(
            QualifiedName name,
            Kind kind,
            TableOptions options,
            RowSecurity.Mode rowSecurity,
            @Nullable Part part,
            @Nullable PartitionKey key,
            @Nullable SqlExpression query,
            boolean populated) {
        this.name = name;
        this.kind = kind;
        this.options = options;
        this.rowSecurity = rowSecurity;
        this.part = part;
        this.key = key;
        this.query = query;
        this.populated = populated;
    }

    boolean isTable() {
        return kind == Kind.TABLE;
    }

    boolean isPartition() {
        return part != null;
    }
}
