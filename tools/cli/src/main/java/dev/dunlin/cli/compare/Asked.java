package dev.dunlin.cli.compare;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SqlObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a difference may be one of words alone, so that only PostgreSQL can tell. */
final class Asked {
    private Asked() {}

    static boolean type(ColumnType live, ColumnType wanted) {
        return !live.equals(wanted);
    }

    static boolean options(ColumnOptions live, ColumnOptions wanted) {
        return !live.equals(wanted);
    }

    /** A default of {@code NULL} is none. */
    static boolean value(@Nullable DefaultValue live, @Nullable DefaultValue wanted) {
        if (Objects.equals(live, wanted) || wanted == null) {
            return false;
        }
        if (live instanceof DefaultValue.Generated one && wanted instanceof DefaultValue.Generated other) {
            return one.stored() == other.stored();
        }
        return isOrdinary(wanted) && (live == null || isOrdinary(live));
    }

    private static boolean isOrdinary(DefaultValue value) {
        return value instanceof DefaultValue.Literal || value instanceof DefaultValue.Expression;
    }

    static boolean column(Column live, Column wanted) {
        return type(live.type(), wanted.type())
                || options(live.options(), wanted.options())
                || value(live.defaultValue(), wanted.defaultValue());
    }

    static boolean constraint(Constraint live, Constraint wanted) {
        if (live instanceof Constraint.Check one && wanted instanceof Constraint.Check other) {
            return !one.expression().equals(other.expression());
        }
        return live instanceof Constraint.Exclude one
                && wanted instanceof Constraint.Exclude other
                && !(one.elements().equals(other.elements()) && Objects.equals(one.where(), other.where()));
    }

    static boolean index(Index live, Index wanted) {
        return !(live.parts().equals(wanted.parts()) && Objects.equals(live.where(), wanted.where()));
    }

    static boolean policy(Policy live, Policy wanted) {
        return live.command() == wanted.command()
                && !(Objects.equals(live.using(), wanted.using()) && Objects.equals(live.check(), wanted.check()));
    }

    static boolean partitioning(@Nullable Partitioning live, @Nullable Partitioning wanted) {
        if (live == null || wanted == null) {
            return false;
        }
        return !live.key().equals(wanted.key())
                || live.partitions().stream()
                        .anyMatch(partition -> wanted.partition(partition.name())
                                .filter(other -> differs(partition, other))
                                .isPresent());
    }

    private static boolean differs(Partition live, Partition wanted) {
        return !live.bound().equals(wanted.bound()) || !Objects.equals(live.key(), wanted.key());
    }

    static boolean domain(Domain live, Domain wanted) {
        return type(live.type(), wanted.type())
                || value(live.defaultValue(), wanted.defaultValue())
                || live.checks().stream()
                        .anyMatch(check -> wanted.check(check.name())
                                .filter(other -> constraint(check, other))
                                .isPresent());
    }

    static boolean composite(CompositeType live, CompositeType wanted) {
        return live.attributes().stream()
                .anyMatch(attribute -> wanted.attribute(attribute.name())
                        .map(Attribute::type)
                        .filter(other -> type(attribute.type(), other))
                        .isPresent());
    }

    static boolean file(SqlObject live, SqlObject wanted) {
        return !live.text().equals(wanted.text());
    }

    static boolean view(QueryObject live, QueryObject wanted) {
        return !live.query().equals(wanted.query())
                || (live instanceof MaterializedView one
                        && wanted instanceof MaterializedView other
                        && one.indexes().stream()
                                .anyMatch(index -> other.indexes().stream()
                                        .anyMatch(same -> same.name().equals(index.name()) && index(index, same))));
    }
}
