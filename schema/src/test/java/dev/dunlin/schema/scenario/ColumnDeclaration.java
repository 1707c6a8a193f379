package dev.dunlin.schema.scenario;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TypeParser;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column without its name: required, declared by a component of the column's name, unless said otherwise.
 *
 * @param column under a name that does not count
 */
public record ColumnDeclaration(
        Column column,
        @Nullable String was,
        @Nullable String using,
        @Nullable String backfill) {
    private static final String NAMELESS = "?";

    /** A column of a type in any spelling that PostgreSQL has for it. */
    public static ColumnDeclaration type(String type) {
        return of(TypeParser.parse(type));
    }

    /** A column of a type that the schema defines. */
    public static ColumnDeclaration enumOf(String type) {
        return of(new ColumnType.Defined(Names.qualified(type)));
    }

    /** A column of arrays of a type that the schema defines. */
    public static ColumnDeclaration arrayOfEnum(String type) {
        return of(new ColumnType.ArrayOf(new ColumnType.Defined(Names.qualified(type))));
    }

    public static ColumnDeclaration text() {
        return type("text");
    }

    public static ColumnDeclaration varchar(int length) {
        return type("varchar(" + length + ")");
    }

    public static ColumnDeclaration uuid() {
        return type("uuid");
    }

    public static ColumnDeclaration integer() {
        return type("integer");
    }

    public static ColumnDeclaration bigint() {
        return type("bigint");
    }

    public static ColumnDeclaration numeric(int precision, int scale) {
        return type("numeric(" + precision + "," + scale + ")");
    }

    public static ColumnDeclaration bool() {
        return type("boolean");
    }

    public static ColumnDeclaration timestamptz() {
        return type("timestamptz");
    }

    public static ColumnDeclaration date() {
        return type("date");
    }

    public static ColumnDeclaration jsonb() {
        return type("jsonb");
    }

    public ColumnDeclaration nullable() {
        return with(column -> column.withNullable(true));
    }

    /** A typed literal, {@code @Column(defaultValue = …)}. */
    public ColumnDeclaration defaultValue(String literal) {
        return with(column -> column.withDefault(new DefaultValue.Literal(literal)));
    }

    /** An expression, {@code @Column(defaultSql = …)}. */
    public ColumnDeclaration defaultSql(String sql) {
        return with(column -> column.withDefault(new DefaultValue.Expression(new SqlExpression(sql))));
    }

    /** An identity whose sequence has this name. */
    public ColumnDeclaration identity(String sequence) {
        return with(column -> column.withDefault(new DefaultValue.Identity(false, sequence)));
    }

    /** An identity whose values no statement may state. */
    public ColumnDeclaration identityAlways(String sequence) {
        return with(column -> column.withDefault(new DefaultValue.Identity(true, sequence)));
    }

    /** A default that takes values from a sequence of this name, which the column owns. */
    public ColumnDeclaration serial(String sequence) {
        return with(column -> column.withDefault(new DefaultValue.Serial(sequence, SequenceOptions.NONE)));
    }

    public ColumnDeclaration generatedAs(String sql) {
        return with(column -> column.withDefault(new DefaultValue.Generated(new SqlExpression(sql), true)));
    }

    public ColumnDeclaration virtualAs(String sql) {
        return with(column -> column.withDefault(new DefaultValue.Generated(new SqlExpression(sql), false)));
    }

    public ColumnDeclaration collate(String collation) {
        return with(column -> new Column(
                column.name(),
                column.type(),
                column.nullable(),
                column.defaultValue(),
                collation,
                column.comment(),
                column.javaName(),
                column.options()));
    }

    public ColumnDeclaration storage(ColumnOptions.Storage storage) {
        return with(column -> column.withOptions(new ColumnOptions(
                storage, column.options().compression(), column.options().statistics())));
    }

    public ColumnDeclaration compression(String method) {
        return with(column -> column.withOptions(new ColumnOptions(
                column.options().storage(), method, column.options().statistics())));
    }

    public ColumnDeclaration statistics(int target) {
        return with(column -> column.withOptions(
                new ColumnOptions(column.options().storage(), column.options().compression(), target)));
    }

    public ColumnDeclaration comment(String text) {
        return with(column -> column.withComment(text));
    }

    /** Another component than the one of the column's name declares it. */
    public ColumnDeclaration component(String path) {
        return with(column -> column.withJavaName(path));
    }

    /** {@code @Column(was = …)}. */
    public ColumnDeclaration was(String formerName) {
        return new ColumnDeclaration(column, formerName, using, backfill);
    }

    /** {@code @Column(using = …)}. */
    public ColumnDeclaration using(String sql) {
        return new ColumnDeclaration(column, was, sql, backfill);
    }

    /** {@code @Column(backfill = …)}. */
    public ColumnDeclaration backfill(String sql) {
        return new ColumnDeclaration(column, was, using, sql);
    }

    Column named(String name) {
        String component = column.javaName() == null ? Names.component(name) : column.javaName();
        return column.withName(name).withJavaName(component);
    }

    private static ColumnDeclaration of(ColumnType type) {
        return new ColumnDeclaration(Column.of(NAMELESS, type), null, null, null);
    }

    private ColumnDeclaration with(UnaryOperator<Column> change) {
        return new ColumnDeclaration(change.apply(column), was, using, backfill);
    }
}
