package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.DefaultValue.Identity;
import dev.dunlin.schema.model.DefaultValue.Serial;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What becomes of a column's own sequence when the column is altered.
 *
 * @param from the column before
 * @param to the column afterwards
 * @param before the schema in which it is altered
 * @param transactional whether all runs in one transaction; otherwise nobody may see the column without its sequence
 */
record Numbering(QualifiedName table, Column from, Column to, Fold before, boolean transactional) {
    private static final String GOES_ON = "The sequence goes on after the values that are there.";
    private static final String AS_BEFORE = "The sequence goes on where that of the default stands.";

    /** The column from which to start; without its default if {@link #attach()} takes that away together with its sequence. */
    Column start() {
        return handsOver() ? from.withDefault(null) : from;
    }

    /** What is to be done about the sequence once type and default are as they are to be. */
    List<Statement> attach() {
        List<Statement> statements = new ArrayList<>();
        if (handsOver()) {
            statements.add(handOver());
            return statements;
        }
        if (from.defaultValue() instanceof Serial old && !(to.defaultValue() instanceof Serial)) {
            statements.add(OwnSequences.drop(table, old));
        }
        if (to.defaultValue() instanceof Serial serial) {
            attachSerial(serial, statements);
        } else if (to.defaultValue() instanceof Identity identity) {
            attachIdentity(identity, statements);
        }
        return statements;
    }

    /** Whether the sequence of a default becomes that of an identity in one statement. */
    private boolean handsOver() {
        return change().keepsCounting() && (!transactional || !isOrdered());
    }

    private ColumnChange.AlterColumn change() {
        return new ColumnChange.AlterColumn(table, from, to, null, null);
    }

    private boolean isOrdered() {
        return before.table(table)
                .map(known -> Keys.isOrdered(known, from.name()))
                .orElse(false);
    }

    /** An index knows the highest value; without one no key can tell values from others, and the sequence just goes on. */
    private Statement handOver() {
        Serial old = (Serial) Objects.requireNonNull(from.defaultValue());
        AlterTable forget = new AlterTable(table);
        forget.column(from.name(), "DROP DEFAULT");
        List<Statement> statements = new ArrayList<>();
        forget.addTo(statements, null);
        boolean isOrdered = isOrdered();
        if (!isOrdered) {
            statements.add(Statement.of("next_value := " + OwnSequences.nextOf(table, from, to)));
        }
        statements.add(OwnSequences.drop(table, old));
        statements.add(Statement.of(addIdentity((Identity) Objects.requireNonNull(to.defaultValue()))));
        statements.add(Statement.of("PERFORM "
                + (isOrdered
                        ? OwnSequences.continueAfterRows(table, to)
                        : OwnSequences.continueAt(table, to, "next_value"))));
        return block(isOrdered ? "" : "DECLARE\n    next_value bigint;\n", statements)
                .withNote(isOrdered ? GOES_ON : AS_BEFORE);
    }

    private void attachSerial(Serial serial, List<Statement> statements) {
        if (from.defaultValue() instanceof Serial old) {
            if (!old.sequence().equals(serial.sequence())) {
                statements.add(OwnSequences.rename(table, old.sequence(), serial.sequence()));
            }
            statements.addAll(OwnSequences.alter(table, from, to));
            return;
        }
        statements.addAll(OwnSequences.own(table, to));
        statements.add(Statement.of("SELECT " + OwnSequences.continueAfterRows(table, to))
                .withNote(GOES_ON));
    }

    private void attachIdentity(Identity identity, List<Statement> statements) {
        if (from.defaultValue() instanceof Identity old) {
            if (old.always() != identity.always()) {
                AlterTable alter = new AlterTable(table);
                alter.column(to.name(), "SET GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT"));
                alter.addTo(statements, null);
            }
            if (!old.sequence().equals(identity.sequence())) {
                statements.add(OwnSequences.rename(table, old.sequence(), identity.sequence()));
            }
            statements.addAll(OwnSequences.alter(table, from, to));
            return;
        }
        String add = addIdentity(identity);
        String set = OwnSequences.continueAfterRows(table, to);
        if (transactional) {
            statements.add(Statement.of(add));
            statements.add(Statement.of("SELECT " + set).withNote(GOES_ON));
        } else {
            statements.add(block("", List.of(Statement.of(add), Statement.of("PERFORM " + set)))
                    .withNote(GOES_ON));
        }
    }

    private String addIdentity(Identity identity) {
        return AlterTable.statement(
                        table,
                        "ALTER COLUMN " + Sql.identifier(to.name()) + " ADD "
                                + Defaults.identity(table, to.name(), identity))
                .sql();
    }

    /** Several statements as one, so that nobody sees what is between them. */
    private static Statement block(String declarations, List<Statement> statements) {
        StringBuilder body = new StringBuilder("\n" + declarations + "BEGIN\n");
        statements.forEach(statement -> body.append("    ")
                .append(statement.sql().replace("\n", "\n    "))
                .append(";\n"));
        return Statement.of("DO " + Sql.dollarQuoted(body + "END\n"));
    }
}
