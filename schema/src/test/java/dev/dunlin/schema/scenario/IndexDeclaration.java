package dev.dunlin.schema.scenario;

import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Index.Part;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An index without its table; its name is PostgreSQL's own unless said otherwise. */
public record IndexDeclaration(@Nullable String name, Index index) {
    public static IndexDeclaration indexOn(String... columns) {
        return new IndexDeclaration(null, Index.of("?", columns));
    }

    public static IndexDeclaration indexOnExpression(String sql) {
        return ofParts(Part.expression(new SqlExpression(sql)));
    }

    public static IndexDeclaration ofParts(Part... parts) {
        return new IndexDeclaration(
                null, new Index("?", Arrays.asList(parts), false, "btree", null, List.of(), false, new TreeMap<>()));
    }

    /** A column in descending order, nulls first, as PostgreSQL has it by default. */
    public static Part descending(String column) {
        return new Part(column, null, null, null, true, true);
    }

    public static Part nullsFirst(String column) {
        return new Part(column, null, null, null, false, true);
    }

    public static Part withOperatorClass(String column, String operatorClass) {
        return new Part(column, null, null, new SqlExpression(operatorClass), false, false);
    }

    public static Part withCollation(String column, String collation) {
        return new Part(column, null, collation, null, false, false);
    }

    public IndexDeclaration unique() {
        return with(index.withUnique(true));
    }

    public IndexDeclaration nullsNotDistinct() {
        return with(new Index(
                index.name(),
                index.parts(),
                true,
                index.method(),
                index.where(),
                index.include(),
                true,
                index.storage(),
                index.tablespace(),
                index.comment()));
    }

    public IndexDeclaration where(String sql) {
        return with(new Index(
                index.name(),
                index.parts(),
                index.unique(),
                index.method(),
                new SqlExpression(sql),
                index.include(),
                index.nullsNotDistinct(),
                index.storage(),
                index.tablespace(),
                index.comment()));
    }

    public IndexDeclaration include(String... columns) {
        return with(new Index(
                index.name(),
                index.parts(),
                index.unique(),
                index.method(),
                index.where(),
                List.of(columns),
                index.nullsNotDistinct(),
                index.storage(),
                index.tablespace(),
                index.comment()));
    }

    public IndexDeclaration method(String method) {
        return with(new Index(
                index.name(),
                index.parts(),
                index.unique(),
                method,
                index.where(),
                index.include(),
                index.nullsNotDistinct(),
                index.storage(),
                index.tablespace(),
                index.comment()));
    }

    public IndexDeclaration storage(String parameter, String value) {
        SortedMap<String, String> storage = new TreeMap<>(index.storage());
        storage.put(parameter, value);
        return with(index.withStorage(storage));
    }

    public IndexDeclaration comment(String text) {
        return with(index.withComment(text));
    }

    public IndexDeclaration tablespace(String name) {
        return with(index.withTablespace(name));
    }

    public IndexDeclaration named(String newName) {
        return new IndexDeclaration(newName, index);
    }

    Index of(QualifiedName table) {
        return index.withName(name != null ? name : table.name() + "_" + partNames() + "_idx");
    }

    private String partNames() {
        return index.parts().stream()
                .map(part -> part.column() == null ? "expr" : part.column())
                .collect(Collectors.joining("_"));
    }

    private IndexDeclaration with(Index changed) {
        return new IndexDeclaration(name, changed);
    }
}
