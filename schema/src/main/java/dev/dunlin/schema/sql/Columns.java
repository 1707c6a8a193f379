package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.DefaultValue.Generated;
import dev.dunlin.schema.model.DefaultValue.Identity;
import dev.dunlin.schema.model.DefaultValue.Serial;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Effects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns as statements. */
final class Columns {
    private Columns() {}

    /** A column as it stands in {@code CREATE TABLE} and {@code ADD COLUMN}. */
    static String definition(QualifiedName table, Column column) {
        return Sql.identifier(column.name()) + " " + type(column)
                + (column.nullable() ? "" : " NOT NULL")
                + Defaults.clause(table, column);
    }

    static Statement drop(QualifiedName table, Column column) {
        return AlterTable.statement(table, "DROP COLUMN " + Sql.identifier(column.name()));
    }

    static Statement rename(QualifiedName table, String from, String to) {
        return AlterTable.statement(table, "RENAME COLUMN " + Sql.identifier(from) + " TO " + Sql.identifier(to));
    }

    /**
     * Gives rows whose column is null a value: in one statement of a transaction, or in batches that are committed one by one,
     * so that no row is locked for long.
     *
     * @param only what else rows have to meet; null for nothing
     */
    static Statement backfill(
            QualifiedName table,
            String column,
            String value,
            @Nullable String only,
            Fold before,
            boolean transactional) {
        String name = Sql.identifier(column);
        String rows = name + " IS NULL" + (only == null ? "" : " AND " + only);
        String update = "UPDATE %s SET %s = %s".formatted(Sql.name(table), name, value);
        return transactional ? Statement.of(update + " WHERE " + rows) : Batches.update(table, update, rows, before);
    }

    /** Adds a column; rows that exist get their value before it becomes required. */
    static List<Statement> add(ColumnChange.AddColumn change, Fold before, boolean transactional) {
        QualifiedName table = change.table();
        Column column = LabelDefaults.possible(change.column(), before);
        SqlExpression backfill = change.backfill();
        List<Statement> statements = new ArrayList<>();
        if (backfill == null || column.isGenerated()) {
            statements.addAll(OwnSequences.create(table, column));
            statements.add(add(table, column));
            statements.addAll(OwnSequences.own(table, column));
        } else if (change.isNumberedLater()) {
            statements.add(add(table, column.withDefault(null)));
            statements.addAll(OwnSequences.create(table, column));
            setDefault(table, column).addTo(statements, null);
            statements.addAll(OwnSequences.own(table, column));
        } else if (backfill.isConstant() && DefaultValue.sequence(column.defaultValue()) == null) {
            Column filled = column.withDefault(new DefaultValue.Expression(backfill));
            statements.add(add(table, filled));
            if (!Defaults.clause(table, filled).equals(Defaults.clause(table, column))) {
                setDefault(table, column).addTo(statements, null);
            }
        } else {
            Column plain = column.withComment(null).withOptions(ColumnOptions.NONE);
            Column empty = plain.withNullable(true).withDefault(null);
            statements.add(add(table, empty));
            statements.addAll(
                    alter(new ColumnChange.AlterColumn(table, empty, plain, null, backfill), before, transactional));
        }
        statements.addAll(settings(table, followers(table, before), column));
        return statements;
    }

    /** What cannot stand in the definition of a new column: how its values are kept, and its comment. */
    static List<Statement> settings(QualifiedName table, Followers followers, Column column) {
        List<Statement> statements = new ArrayList<>(setOptions(table, followers, column, ColumnOptions.NONE));
        if (column.comment() != null) {
            statements.add(Comments.onColumn(table, column));
        }
        return statements;
    }

    /** Sets again what a column loses when it gets a type, even one of the same name. */
    static List<Statement> retyped(Table table, Column column) {
        ColumnOptions kept = new ColumnOptions(null, null, column.options().statistics());
        return setOptions(table.name(), Followers.of(table), column, kept);
    }

    /** What a partition that is made by itself does not copy from its table. */
    static List<Statement> notCopied(QualifiedName partition, List<Column> columns) {
        AlterTable alter = new AlterTable(partition);
        columns.forEach(column -> setStatistics(alter, column, ColumnOptions.NONE));
        List<Statement> statements = new ArrayList<>();
        alter.addTo(statements, null);
        return statements;
    }

    /**
     * Tables that have a column from another one.
     *
     * @param partitions its partitions
     * @param heirs those that inherit it
     */
    record Followers(List<Partition> partitions, List<QualifiedName> heirs) {
        /** Those of a table that is inherited by none yet. */
        static Followers of(Table table) {
            return new Followers(table.partitions(), List.of());
        }
    }

    /** Changes how the values of a column are kept from what they were to what the column says. */
    static List<Statement> options(QualifiedName table, Column column, ColumnOptions from) {
        return setOptions(table, new Followers(List.of(), List.of()), column, from);
    }

    private static Followers followers(QualifiedName table, Fold before) {
        return new Followers(
                before.table(table).map(Table::partitions).orElse(List.of()),
                before.heirs(table).stream().map(Table::name).toList());
    }

    /**
     * Sets options as a new database would have them: partitions and heirs that are there take a compression over only when it
     * is set on each, and the statistics of a column are no heir's.
     */
    private static List<Statement> setOptions(
            QualifiedName table, Followers followers, Column column, ColumnOptions from) {
        List<Statement> statements = new ArrayList<>();
        if (followers.heirs().isEmpty()) {
            alterOptions(table, column, from, true).addTo(statements, null);
        } else {
            alterOptions(table, column, from, false).addTo(statements, null);
            AlterTable only = AlterTable.only(table);
            setStatistics(only, column, from);
            only.addTo(statements, null);
        }
        List<QualifiedName> names = new ArrayList<>(followers.heirs());
        followers.partitions().stream()
                .filter(Partition::attached)
                .map(Partition::name)
                .forEach(names::add);
        for (QualifiedName name : names) {
            AlterTable alter = new AlterTable(name);
            setCompression(alter, column, from);
            alter.addTo(statements, null);
        }
        return statements;
    }

    private static void setCompression(AlterTable alter, Column column, ColumnOptions from) {
        String compression = column.options().compression();
        if (!Objects.equals(from.compression(), compression)) {
            String method = compression == null ? "default" : Storage.word(compression);
            alter.column(column.name(), "SET COMPRESSION " + method);
        }
    }

    private static void setStatistics(AlterTable alter, Column column, ColumnOptions from) {
        Integer statistics = column.options().statistics();
        if (!Objects.equals(from.statistics(), statistics)) {
            alter.column(column.name(), "SET STATISTICS " + (statistics == null ? -1 : statistics));
        }
    }

    private static AlterTable alterOptions(
            QualifiedName table, Column column, ColumnOptions from, boolean withStatistics) {
        AlterTable alter = new AlterTable(table);
        ColumnOptions to = column.options();
        if (from.storage() != to.storage()) {
            ColumnOptions.Storage storage =
                    to.storage() == null ? ColumnOptions.Storage.of(column.type()) : to.storage();
            alter.column(column.name(), "SET STORAGE " + storage.name());
        }
        setCompression(alter, column, from);
        if (withStatistics) {
            setStatistics(alter, column, from);
        }
        return alter;
    }

    /** What is left of a column's options before the last ones are set; a new type takes its own along. */
    private static ColumnOptions remaining(Column from, Column to) {
        if (mustReplace(from, to)) {
            return ColumnOptions.NONE;
        }
        return isRetyped(from, to)
                ? new ColumnOptions(null, null, from.options().statistics())
                : from.options();
    }

    /** Alters a column in as few statements as PostgreSQL allows, in the order: type, values of rows, nullability. */
    static List<Statement> alter(ColumnChange.AlterColumn change, Fold before, boolean transactional) {
        QualifiedName table = change.table();
        Column from = LabelDefaults.possible(change.from(), before);
        Column to = LabelDefaults.possible(change.to(), before);
        List<Statement> statements = new ArrayList<>();
        if (mustReplace(from, to)) {
            statements.addAll(replace(table, from, to, before, transactional));
        } else {
            detach(table, from, to, statements);
            if (!(from.defaultValue() instanceof Serial)) {
                statements.addAll(OwnSequences.create(table, to));
            }
            Conversion conversion = conversion(from, to, change.using(), before);
            boolean requireNow = from.nullable() && !to.nullable() && change.backfill() == null;
            Numbering numbering = new Numbering(table, from, to, before, transactional);
            inPlace(table, numbering.start(), to, conversion, requireNow).addTo(statements, conversion.note());
            if (change.backfill() != null) {
                statements.add(backfill(table, to.name(), Sql.operand(change.backfill()), null, before, transactional));
                if (from.nullable() && !to.nullable()) {
                    checkNow(table, before, transactional, statements);
                    AlterTable required = new AlterTable(table);
                    required.column(to.name(), "SET NOT NULL");
                    required.addTo(statements, null);
                }
            }
            statements.addAll(numbering.attach());
        }
        statements.addAll(setOptions(table, followers(table, before), to, remaining(from, to)));
        if (Effects.rewrites(change, before) && !to.isVirtual()) {
            statements.add(analyze(table, List.of(to.name())));
        }
        if (!Objects.equals(from.comment(), to.comment())) {
            statements.add(Comments.onColumn(table, to));
        }
        return statements;
    }

    /** Counts values anew: with a column's type its statistics go, and plans are bad until they are back. */
    static Statement analyze(QualifiedName table, Collection<String> columns) {
        return Statement.of("ANALYZE " + Sql.name(table) + " (" + Sql.identifiers(List.copyOf(columns)) + ")");
    }

    /** Makes a column required for new rows, then looks at those that exist (PostgreSQL 18). */
    static List<Statement> require(QualifiedName table, Column column, Fold before) {
        String name = notNullName(table, column.name(), before);
        return List.of(
                AlterTable.statement(
                        table,
                        "ADD CONSTRAINT " + Sql.identifier(name) + " NOT NULL " + Sql.identifier(column.name())
                                + " NOT VALID"),
                Constraints.validate(table, name, false));
    }

    /** The name that PostgreSQL itself would give the constraint. */
    private static String notNullName(QualifiedName table, String column, Fold before) {
        String name = null;
        for (int i = 0; name == null || isTaken(table, name, before); i++) {
            name = Defaults.automaticName(table.name(), column, "_not_null" + (i == 0 ? "" : i));
        }
        return name;
    }

    private static boolean isTaken(QualifiedName table, String constraint, Fold before) {
        return before.table(table)
                .flatMap(known -> known.constraint(constraint))
                .isPresent();
    }

    private static Statement add(QualifiedName table, Column column) {
        return AlterTable.statement(table, "ADD COLUMN " + definition(table, column));
    }

    private static AlterTable setDefault(QualifiedName table, Column column) {
        AlterTable alter = new AlterTable(table);
        DefaultValue value = Defaults.plain(table, column);
        alter.column(
                column.name(), value == null ? "DROP DEFAULT" : "SET DEFAULT " + Defaults.value(value, column.type()));
        return alter;
    }

    private static String type(Column column) {
        String collation = column.collation();
        return Types.sql(column.type()) + (collation == null ? "" : " COLLATE " + Sql.identifier(collation));
    }

    private static boolean isIdentity(Column column) {
        return column.defaultValue() instanceof Identity;
    }

    /** Whether the column can only be dropped and added anew: a generated one cannot be altered, nor made of another. */
    private static boolean mustReplace(Column from, Column to) {
        boolean sameDefault = Objects.equals(from.defaultValue(), to.defaultValue());
        if (to.isGenerated()) {
            return !sameDefault || isRetyped(from, to);
        }
        return from.defaultValue() instanceof Generated generated && !generated.stored();
    }

    private static List<Statement> replace(
            QualifiedName table, Column from, Column to, Fold before, boolean transactional) {
        List<Statement> statements = new ArrayList<>();
        AlterTable alter = new AlterTable(table);
        alter.add("DROP COLUMN " + Sql.identifier(from.name()));
        if (to.isGenerated()) {
            alter.add("ADD COLUMN " + definition(table, to));
            alter.addTo(statements, null);
            return statements;
        }
        alter.add("ADD COLUMN " + definition(table, to.withNullable(true).withDefault(null)));
        alter.addTo(statements, null);
        SqlExpression values = ((Generated) Objects.requireNonNull(from.defaultValue())).sql();
        statements.add(Statement.of(
                "UPDATE %s SET %s = %s".formatted(Sql.name(table), Sql.identifier(to.name()), Sql.operand(values))));
        statements.addAll(OwnSequences.create(table, to));
        AlterTable rest = new AlterTable(table);
        if (!to.nullable()) {
            rest.column(to.name(), "SET NOT NULL");
        }
        DefaultValue value = Defaults.plain(table, to);
        if (value != null) {
            rest.column(to.name(), "SET DEFAULT " + Defaults.value(value, to.type()));
        }
        rest.addTo(statements, null);
        statements.addAll(new Numbering(table, from, to, before, transactional).attach());
        return statements;
    }

    private static boolean isRetyped(Column from, Column to) {
        return !from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation());
    }

    /** An identity or a generation goes in a statement of its own: PostgreSQL looks at the type as it is before it. */
    private static void detach(QualifiedName table, Column from, Column to, List<Statement> statements) {
        AlterTable alter = new AlterTable(table);
        if (isIdentity(from) && !isIdentity(to)) {
            alter.column(from.name(), "DROP IDENTITY");
        } else if (from.isGenerated() && !to.isGenerated()) {
            alter.column(from.name(), "DROP EXPRESSION");
        }
        alter.addTo(statements, null);
    }

    private static Conversion conversion(Column from, Column to, @Nullable SqlExpression using, Fold before) {
        if (!isRetyped(from, to)) {
            return new Conversion(null, null);
        }
        return using == null
                ? Conversion.between(
                        from.withType(TypeUse.base(from.type(), before)), to.withType(TypeUse.base(to.type(), before)))
                : new Conversion(Sql.operand(using), null);
    }

    private static AlterTable inPlace(
            QualifiedName table, Column from, Column to, Conversion conversion, boolean requireNow) {
        AlterTable alter = new AlterTable(table);
        DefaultValue oldDefault = Defaults.plain(table, from);
        DefaultValue newDefault = Defaults.plain(table, to);
        boolean resetsDefault = oldDefault != null && isRetyped(from, to) && !keepsDefault(from, to);
        if (resetsDefault || (oldDefault != null && newDefault == null)) {
            alter.column(to.name(), "DROP DEFAULT");
        }
        if (isRetyped(from, to)) {
            String using = conversion.using() == null ? "" : " USING " + conversion.using();
            alter.column(to.name(), "TYPE " + type(to) + using);
        }
        boolean sameSequence = from.defaultValue() instanceof Serial && to.defaultValue() instanceof Serial;
        if (newDefault != null && (resetsDefault || !(sameSequence || newDefault.equals(oldDefault)))) {
            alter.column(to.name(), "SET DEFAULT " + Defaults.value(newDefault, to.type()));
        }
        if (requireNow) {
            alter.column(to.name(), "SET NOT NULL");
        } else if (!from.nullable() && to.nullable()) {
            alter.column(to.name(), "DROP NOT NULL");
        }
        return alter;
    }

    /** Whether PostgreSQL itself carries the default over to the new type, and it reads afterwards as if it were new. */
    private static boolean keepsDefault(Column from, Column to) {
        boolean numbers = Types.isNumber(from.type()) && Types.isNumber(to.type());
        boolean same = Objects.equals(from.defaultValue(), to.defaultValue())
                || (from.defaultValue() instanceof Serial && to.defaultValue() instanceof Serial);
        return same && (numbers || Types.isSameButForModifiers(from.type(), to.type()));
    }

    /** {@code ALTER TABLE} refuses to run over checks that still wait for the end of the transaction. */
    private static void checkNow(QualifiedName table, Fold before, boolean transactional, List<Statement> statements) {
        Stream<Constraint> concerned = before.tables().values().stream()
                .flatMap((Table other) -> other.constraints().stream()
                        .filter(constraint -> other.name().equals(table)
                                || (constraint instanceof Constraint.ForeignKey key
                                        && key.target().equals(table))));
        if (transactional && concerned.anyMatch(Columns::isInitiallyDeferred)) {
            statements.add(Statement.of("SET CONSTRAINTS ALL IMMEDIATE"));
        }
    }

    private static boolean isInitiallyDeferred(Constraint constraint) {
        return constraint.deferral() == Deferral.INITIALLY_DEFERRED;
    }
}
