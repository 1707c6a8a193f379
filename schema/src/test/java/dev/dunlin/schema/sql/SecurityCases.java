package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.ColumnType.Defined;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.Policy.Command;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.RowSecurity.Mode;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.List;

/** Changes of row security. */
final class SecurityCases {
    private static final QualifiedName NOTES = QualifiedName.of("notes");
    private static final Policy OWN = Policy.of("own", sql("author = CURRENT_USER"));
    private static final Policy FROZEN = new Policy(
            "it's \"frozen\"",
            Command.UPDATE,
            false,
            List.of("pg_monitor", "current_user"),
            sql("NOT done"),
            sql("done"));
    private static final Table NOTE = Table.of(
                    NOTES, Column.of("author", Builtin.of("text")), Column.of("done", Builtin.of("boolean")))
            .withRowSecurity(new RowSecurity(Mode.OFF, List.of(OWN)));

    private SecurityCases() {}

    static List<DdlCase> all() {
        Policy wider = new Policy(
                "own", Command.ALL, true, List.of("pg_monitor"), sql("author = CURRENT_USER OR done"), sql("true"));
        Policy inserts = new Policy("own", Command.INSERT, true, List.of(), null, sql("author = CURRENT_USER"));
        Table secured = Table.of(QualifiedName.of("drafts"), Column.of("author", Builtin.of("text")))
                .withRowSecurity(new RowSecurity(Mode.FORCED, List.of(OWN)));
        return List.of(
                of("create-table-secured", new TableChange.CreateTable(secured)),
                of("enable-row-security", new RowSecurityChange.AlterRowSecurity(NOTES, Mode.OFF, Mode.ENABLED)),
                of("force-row-security", new RowSecurityChange.AlterRowSecurity(NOTES, Mode.OFF, Mode.FORCED)),
                of("add-policy", new RowSecurityChange.AddPolicy(NOTES, FROZEN)),
                of("drop-policy", new RowSecurityChange.DropPolicy(NOTES, OWN)),
                of("rename-policy", new RowSecurityChange.RenamePolicy(NOTES, "own", "my own")),
                of("alter-policy", new RowSecurityChange.AlterPolicy(NOTES, OWN, wider)),
                of("alter-policy-anew", new RowSecurityChange.AlterPolicy(NOTES, OWN, inserts)),
                labelOfASecuredTable());
    }

    /** On the way back the type is built anew, and policies of this and another table read a column of it. */
    private static DdlCase labelOfASecuredTable() {
        EnumType state = new EnumType(QualifiedName.of("state"), null, List.of(new EnumType.Label("OPEN", null)), null);
        Table tasks = Table.of(QualifiedName.of("tasks"), Column.of("state", new Defined(state.name())))
                .withRowSecurity(new RowSecurity(Mode.ENABLED, List.of(Policy.of("open", sql("state = 'OPEN'")))));
        Table times = Table.of(QualifiedName.of("times"), Column.of("spent", Builtin.of("integer")))
                .withRowSecurity(new RowSecurity(
                        Mode.ENABLED,
                        List.of(Policy.of("of open", sql("EXISTS (SELECT FROM tasks WHERE state = 'OPEN')")))));
        return DdlCase.of(
                "add-label-secured",
                Schema.of(List.of(), List.of(state), List.of(tasks, times)),
                new EnumChange.AddLabel(state.name(), new EnumType.Label("DONE", null), null));
    }

    private static DdlCase of(String name, Change... changes) {
        return DdlCase.of(name, Schema.of(List.of(), List.of(), List.of(NOTE)), changes);
    }

    private static SqlExpression sql(String text) {
        return new SqlExpression(text);
    }
}
