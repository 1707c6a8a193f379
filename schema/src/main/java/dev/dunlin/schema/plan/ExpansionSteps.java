package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.ExpansionChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.Table;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a step of an expansion does to the database, as ordinary changes of what the database has, which is more than the
 * schema says. Beside these are only the trigger that keeps two columns in step, and the view under the former name of a
 * table.
 *
 * @param expansion the one that the step is of
 * @param start what the database has before the step
 * @param changes what is done, in order
 */
public record ExpansionSteps(Expansion expansion, Schema start, List<Change> changes) {
    public ExpansionSteps {
        changes = List.copyOf(changes);
    }

    /**
     * The steps of a change.
     *
     * @param before the schema in which it is done
     * @return empty if the change is no step of an expansion
     */
    public static Optional<ExpansionSteps> of(Change change, SchemaView before) {
        if (change instanceof ExpansionChange.Expand expand) {
            return Optional.of(expand(expand.expansion(), before));
        }
        if (change instanceof ExpansionChange.FillExpansion fill) {
            return Optional.of(fill(find(fill.table(), fill.column(), before), before));
        }
        if (change instanceof ExpansionChange.Contract contract) {
            return Optional.of(contract(find(contract.table(), contract.column(), before), before));
        }
        if (change instanceof ExpansionChange.Revert revert) {
            return Optional.of(revert(revert, before));
        }
        return Optional.empty();
    }

    /** Whether a step puts a trigger or view in its place, or takes it away. */
    public static boolean expands(Change change) {
        return change instanceof ExpansionChange.Expand
                || (change instanceof ExpansionChange.Revert revert
                        && revert.step() instanceof ExpansionChange.Contract);
    }

    private static Expansion find(QualifiedName table, @Nullable String column, SchemaView before) {
        return before.expansion(table, column)
                .orElseThrow(() -> new IllegalStateException("no expansion of " + table + "." + column));
    }

    private static ExpansionSteps expand(Expansion expansion, SchemaView before) {
        List<Change> changes = switch (expansion.kind()) {
            case CHANGE_COLUMN ->
                List.of(new ColumnChange.AddColumn(expansion.table(), new NewSide(expansion).bare(), null));
            case RENAME_TABLE ->
                List.of(new TableChange.RenameTable(expansion.from().name(), expansion.table()));
            case DROP_COLUMN, DROP_TABLE -> new OldSide(expansion).release();
        };
        return new ExpansionSteps(expansion, schema(before), changes);
    }

    private static ExpansionSteps fill(Expansion expansion, SchemaView before) {
        return new ExpansionSteps(expansion, opened(expansion, before), new NewSide(expansion).build());
    }

    private static ExpansionSteps contract(Expansion expansion, SchemaView before) {
        List<Change> changes = switch (expansion.kind()) {
            case CHANGE_COLUMN -> new NewSide(expansion).takeOver();
            case RENAME_TABLE -> List.of();
            case DROP_COLUMN, DROP_TABLE -> new OldSide(expansion).drop();
        };
        return new ExpansionSteps(expansion, filled(expansion, before), changes);
    }

    private static ExpansionSteps revert(ExpansionChange.Revert revert, SchemaView before) {
        Expansion expansion = revert.expansion();
        if (revert.step() instanceof ExpansionChange.Expand) {
            return new ExpansionSteps(expansion, opened(expansion, before), withdraw(expansion));
        }
        if (revert.step() instanceof ExpansionChange.FillExpansion) {
            return new ExpansionSteps(expansion, filled(expansion, before), new NewSide(expansion).takeDown());
        }
        List<Change> changes = switch (expansion.kind()) {
            case CHANGE_COLUMN -> new NewSide(expansion).giveBack();
            case RENAME_TABLE -> List.of();
            case DROP_COLUMN, DROP_TABLE -> new OldSide(expansion).giveBack();
        };
        return new ExpansionSteps(expansion, schema(before), changes);
    }

    private static List<Change> withdraw(Expansion expansion) {
        return switch (expansion.kind()) {
            case CHANGE_COLUMN ->
                List.of(new ColumnChange.DropColumn(expansion.table(), new NewSide(expansion).bare()));
            case RENAME_TABLE ->
                List.of(new TableChange.RenameTable(
                        expansion.table(), expansion.from().name()));
            case DROP_COLUMN, DROP_TABLE -> new OldSide(expansion).hold();
        };
    }

    /** What the database has when the new side has all that the old one has. */
    private static Schema filled(Expansion expansion, SchemaView before) {
        Schema opened = opened(expansion, before);
        return expansion.kind() == Expansion.Kind.CHANGE_COLUMN
                ? Fold.apply(opened, new NewSide(expansion).build())
                : opened;
    }

    private static Schema schema(SchemaView before) {
        return new Schema(before.extensions(), before.enums(), before.objects(), before.tables());
    }

    /** What the database has when both sides are there and a new one has nothing but its trigger. */
    private static Schema opened(Expansion expansion, SchemaView before) {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>(before.tables());
        switch (expansion.kind()) {
            case CHANGE_COLUMN -> new NewSide(expansion).addTo(tables);
            case DROP_COLUMN, DROP_TABLE -> new OldSide(expansion).addTo(tables);
            case RENAME_TABLE -> {}
        }
        return new Schema(before.extensions(), before.enums(), before.objects(), tables);
    }
}
