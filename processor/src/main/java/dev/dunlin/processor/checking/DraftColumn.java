package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column as its component declares it, with what the author says about the way to it.
 *
 * @param javaType the component's type, without {@code Optional}
 * @param defaultValue an identity still lacks the name of its sequence
 * @param was the former name; null for none
 * @param using how an old value becomes one of the type; null for PostgreSQL's own way
 * @param backfill what rows that exist get; null for nothing
 * @param options how values are kept
 */
record DraftColumn(
        Component component,
        String name,
        String javaName,
        TypeUse javaType,
        ColumnType type,
        boolean nullable,
        @Nullable DefaultValue defaultValue,
        @Nullable String collation,
        @Nullable String comment,
        @Nullable String was,
        @Nullable SqlExpression using,
        @Nullable SqlExpression backfill,
        ColumnOptions options,
        Spot spot)
        implements Member {
    @Override
    public List<DraftColumn> columns() {
        return List.of(this);
    }

    boolean isGenerated() {
        return defaultValue instanceof DefaultValue.Generated;
    }

    boolean isVirtual() {
        return defaultValue instanceof DefaultValue.Generated generated && !generated.stored();
    }

    /** The same with its expressions following renamed columns. */
    DraftColumn renamed(Map<String, String> names) {
        return new DraftColumn(
                component,
                name,
                javaName,
                javaType,
                type,
                nullable,
                defaultValue instanceof DefaultValue.Generated generated
                        ? new DefaultValue.Generated(generated.sql().renamed(names), generated.stored())
                        : defaultValue,
                collation,
                comment,
                was,
                using == null ? null : using.renamed(names),
                backfill == null ? null : backfill.renamed(names),
                options,
                spot);
    }

    Column toColumn() {
        return new Column(name, type, nullable, defaultValue, collation, comment, javaName, options);
    }
}
