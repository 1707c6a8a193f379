package dev.dunlin.schema.laws;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table or view as a query sees it.
 *
 * @param key the columns of its primary key; empty for none
 * @param written whether rows can be put into it
 */
record Relation(
        QualifiedName name,
        @Nullable String java,
        List<Field> fields,
        List<String> key,
        boolean isTable,
        boolean written) {
    /** A column. */
    record Field(String name, ColumnType type, @Nullable String java, boolean generated) {
        Recipe.Member member() {
            return new Recipe.Member(name, java);
        }
    }

    static Relation of(Schema schema, Table table) {
        List<Field> fields = Heirs.whole(schema, table).columns().stream()
                .map(Relation::field)
                .toList();
        List<String> key = table.primaryKey().map(primary -> primary.columns()).orElse(List.of());
        return new Relation(table.name(), table.javaType(), fields, key, true, true);
    }

    private static Field field(Column column) {
        return new Field(column.name(), column.type(), column.javaName(), column.isGenerated());
    }

    static Relation of(QueryObject view, boolean written) {
        List<Field> fields = view.columns().stream()
                .map(column -> new Field(column.name(), column.type(), null, true))
                .toList();
        boolean isPlain = written && !(view instanceof MaterializedView);
        return new Relation(view.name(), view.javaType(), fields, List.of(), false, isPlain);
    }

    /** The table that was called so, under the name that it has now. */
    static Optional<Relation> table(Schema schema, Recipe.Source source) {
        return find(schema.tables().values().stream(), source, Table::name, Table::javaType)
                .map(table -> of(schema, table));
    }

    /** The name that an enum, domain or composite type has now. */
    static Optional<QualifiedName> type(Schema schema, Recipe.Source source) {
        return find(
                        schema.objects().values().stream()
                                .filter(object -> object.kind().isType()),
                        source,
                        SchemaObject::name,
                        SchemaObject::javaType)
                .map(SchemaObject::name)
                .or(() -> find(schema.enums().values().stream(), source, type -> type.name(), type -> type.javaType())
                        .map(type -> type.name()));
    }

    private static <T> Optional<T> find(
            Stream<T> all,
            Recipe.Source source,
            java.util.function.Function<T, QualifiedName> name,
            java.util.function.Function<T, @Nullable String> java) {
        List<T> candidates = new ArrayList<>(all.toList());
        return candidates.stream()
                .filter(each -> source.java() != null && source.java().equals(java.apply(each)))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(each -> source.name().equals(name.apply(each)))
                        .findFirst());
    }

    Optional<Field> field(Recipe.Member member) {
        return fields.stream()
                .filter(field -> member.java() != null && member.java().equals(field.java()))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(field -> field.name().equals(member.name()))
                        .findFirst());
    }

    Recipe.Source source() {
        return new Recipe.Source(name, java);
    }
}
