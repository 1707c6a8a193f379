package dev.dunlin.schema.history;

import static dev.dunlin.schema.history.ChangeFields.name;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.snapshot.ColumnFormat;
import dev.dunlin.schema.snapshot.ConstraintFormat;
import dev.dunlin.schema.snapshot.TableFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of tables as a whole as JSON. */
final class TableChangeFormat {
    private TableChangeFormat() {}

    /** Writes a change if it is one of these; returns whether it is. */
    static boolean write(JsonOutput out, Change change) {
        if (change instanceof TableChange.CreateTable create) {
            table(out, "table", create.table());
        } else if (change instanceof TableChange.DropTable drop) {
            table(out, "table", drop.table());
        } else if (change instanceof TableChange.RenameTable rename) {
            name(name(out, "from", rename.from()), "to", rename.to());
        } else if (change instanceof TableChange.AlterTable alter) {
            name(out, "table", alter.table())
                    .object("from", options -> TableFormat.writeOptions(options, alter.from()))
                    .object("to", options -> TableFormat.writeOptions(options, alter.to()));
        } else if (change instanceof TableChange.Inherit inherit) {
            parent(out, inherit.table(), inherit.parent(), inherit.columns(), inherit.checks());
        } else if (change instanceof TableChange.Disinherit disinherit) {
            parent(out, disinherit.table(), disinherit.parent(), disinherit.columns(), disinherit.checks());
        } else if (change instanceof TableChange.ManageTable manage) {
            table(table(out, "from", manage.from()), "to", manage.to());
        } else if (change instanceof Change.Identify identify) {
            SubjectFormat.write(out, identify.subject())
                    .optional("from", identify.from())
                    .optional("to", identify.to());
        } else {
            return false;
        }
        return true;
    }

    /** The change of a kind; null if it is none of these. */
    static @Nullable Change read(JsonObject in, String kind) {
        return switch (kind) {
            case "create-table" -> new TableChange.CreateTable(table(in, "table"));
            case "drop-table" -> new TableChange.DropTable(table(in, "table"));
            case "rename-table" -> new TableChange.RenameTable(name(in, "from"), name(in, "to"));
            case "alter-table" -> new TableChange.AlterTable(name(in, "table"), options(in, "from"), options(in, "to"));
            case "inherit" -> new TableChange.Inherit(name(in, "table"), name(in, "parent"), columns(in), checks(in));
            case "disinherit" ->
                new TableChange.Disinherit(name(in, "table"), name(in, "parent"), columns(in), checks(in));
            case "manage-table" -> new TableChange.ManageTable(table(in, "from"), table(in, "to"));
            case "identify" ->
                new Change.Identify(SubjectFormat.read(in), in.optionalString("from"), in.optionalString("to"));
            default -> null;
        };
    }

    private static void parent(
            JsonOutput out, QualifiedName table, QualifiedName parent, List<Column> columns, List<Check> checks) {
        name(name(out, "table", table), "parent", parent)
                .list("columns", columns, ColumnFormat::write)
                .list("checks", checks, ConstraintFormat::write);
    }

    private static List<Column> columns(JsonObject in) {
        return in.list("columns", ColumnFormat::read);
    }

    private static List<Check> checks(JsonObject in) {
        return in.list("checks", ConstraintFormat::read).stream()
                .map(Check.class::cast)
                .toList();
    }

    private static JsonOutput table(JsonOutput out, String field, Table table) {
        return out.object(field, object -> TableFormat.write(object, table));
    }

    private static Table table(JsonObject in, String field) {
        return in.object(field, TableFormat::read);
    }

    private static TableOptions options(JsonObject in, String field) {
        return in.object(field, TableFormat::readOptions);
    }
}
