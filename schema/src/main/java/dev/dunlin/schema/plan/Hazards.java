package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Hazard.Code;
import java.util.ArrayList;
import java.util.List;

/** Says what is dangerous about a change as it stands in the plan: a safe one, or the plain statement. */
final class Hazards {
    private final PlanOptions options;
    private final PlanFacts facts;
    private final HeldFacts held;
    private final PartitionHazards partitions;
    private final SecurityHazards security;

    Hazards(List<Change> all, PlanOptions options) {
        this.options = options;
        this.facts = new PlanFacts(all);
        this.held = new HeldFacts(all, facts);
        this.partitions = new PartitionHazards(options);
        this.security = new SecurityHazards(all, options);
    }

    /** Who waits in a stage of the plan. */
    LockHazards ofLocks(boolean transactional) {
        return new LockHazards(options, facts, transactional);
    }

    /**
     * The hazards of one change whatever its locks.
     *
     * @param before the schema in which it is done
     */
    List<Hazard> of(Change change, Fold before) {
        if (change instanceof TableChange.DropTable drop) {
            return List.of(hazard(
                    Code.DROP_TABLE,
                    drop.subject(),
                    "All rows of the table are lost, and a deployed version that still uses it fails.",
                    "Drop it in a release after the last one that uses it, with a backup at hand."));
        }
        if (change instanceof TableChange.RenameTable || change instanceof EnumChange.RenameEnum) {
            return renames(change);
        }
        if (ViewHazards.isOfView(change)) {
            return new ViewHazards(options, facts).of(change, before);
        }
        if (ObjectHazards.isOfObject(change)) {
            return new ObjectHazards(options, facts).of(change, before);
        }
        if (facts.isCreated(change.subject().owner())) {
            return List.of();
        }
        if (change instanceof ColumnChange.AddColumn add) {
            return addColumn(add, before);
        }
        if (change instanceof ColumnChange.AlterColumn alter) {
            return alterColumn(alter, before);
        }
        if (change instanceof ColumnChange.RequireColumn require) {
            return alterColumn(require.atOnce(), before);
        }
        if (change instanceof ColumnChange.DropColumn drop) {
            return dropColumn(drop);
        }
        if (change instanceof KeyChange.AddConstraint add) {
            return addConstraint(add, before);
        }
        if (change instanceof KeyChange.AddIndex add) {
            return addIndex(add, before);
        }
        if (change instanceof KeyChange.ValidateConstraint validate) {
            return validate(validate, before);
        }
        if (change instanceof EnumChange.ReplaceLabels replace) {
            return replaceLabels(replace);
        }
        if (change instanceof KeyChange.DropIndex drop) {
            return dropIndex(drop.subject(), drop.index(), before);
        }
        if (change instanceof TableChange.Inherit inherit) {
            return List.of(inherit(inherit));
        }
        if (change instanceof TableChange.Disinherit disinherit) {
            return List.of(disinherit(disinherit));
        }
        if (change instanceof KeyChange.DropConstraint drop) {
            Index index = DeferredDrops.indexOf(drop.constraint());
            return index == null ? List.of() : dropIndex(drop.subject(), index, before);
        }
        List<Hazard> hazards = new ArrayList<>(renames(change));
        hazards.addAll(partitions.of(change, before));
        hazards.addAll(security.of(change, before));
        return hazards;
    }

    private List<Hazard> renames(Change change) {
        Code code;
        if (facts.isStep(change)) {
            return List.of();
        } else if (change instanceof TableChange.RenameTable) {
            code = Code.RENAME_TABLE;
        } else if (change instanceof ColumnChange.RenameColumn) {
            code = Code.RENAME_COLUMN;
        } else if (change instanceof EnumChange.RenameLabel) {
            code = Code.RENAME_LABEL;
        } else if (change instanceof EnumChange.RenameEnum) {
            code = Code.RENAME_ENUM;
        } else {
            return List.of();
        }
        return List.of(Hazard.of(
                code,
                change.subject(),
                change instanceof TableChange.RenameTable rename
                        ? facts.finalName(rename.from())
                        : change.subject().owner(),
                "A deployed version that still uses the old name fails from this moment on.",
                code == Code.RENAME_TABLE || code == Code.RENAME_COLUMN
                        ? "Deploy in a maintenance window, or expand it: old and new stand side by side until it is contracted."
                        : "Deploy in a maintenance window, or add the new one beside the old and drop the old one later.",
                options));
    }

    private List<Hazard> addColumn(ColumnChange.AddColumn add, Fold before) {
        Column column = add.column();
        DefaultValue value = column.defaultValue();
        List<Hazard> hazards = new ArrayList<>();
        boolean isRequired = !column.nullable() || TypeUse.refusesNull(column.type(), before);
        if (isRequired && value == null && add.backfill() == null) {
            hazards.add(hazard(
                    Code.REQUIRED_COLUMN,
                    add.subject(),
                    "The statement fails if the table has a row, since the row would have no value for the column.",
                    "Make the component nullable, give it @Column(defaultValue = …) or defaultSql, or say with"
                            + " @Column(backfill = …) what existing rows get."));
        } else if (!column.nullable() && mayComputeNull(add, before)) {
            hazards.add(hazard(
                    Code.REQUIRED_COLUMN,
                    add.subject(),
                    "The statement fails if the expression is null for a row, since it reads columns that may be null.",
                    "Make the component nullable, or let the expression give a value in place of null: coalesce(…)."));
        }
        return hazards;
    }

    private static boolean mayComputeNull(ColumnChange.AddColumn add, Fold before) {
        return add.column().defaultValue() instanceof DefaultValue.Generated generated
                && !generated.sql().mentions("coalesce")
                && before.table(add.table()).stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(other -> other.nullable() && generated.sql().mentions(other.name()));
    }

    private List<Hazard> alterColumn(ColumnChange.AlterColumn alter, Fold before) {
        List<Hazard> hazards = new ArrayList<>(values(alter, before));
        boolean required = alter.from().nullable() && !alter.to().nullable();
        if (required && alter.backfill() == null && !facts.isBackfilled(alter.subject())) {
            hazards.add(hazard(
                    Code.SET_NOT_NULL,
                    alter.subject(),
                    "The migration fails if a row has null in the column.",
                    "Say with @Column(backfill = …) what those rows get, or make sure that there are none."));
        }
        return hazards;
    }

    private List<Hazard> values(ColumnChange.AlterColumn alter, Fold before) {
        TypeChange.Risk risk = ColumnEffects.typeChange(alter, before).risk();
        ColumnType from = alter.from().type();
        ColumnType to = alter.to().type();
        if (risk == TypeChange.Risk.LOSES) {
            return List.of(hazard(
                    Code.NARROW_TYPE,
                    alter.subject(),
                    "Values that do not fit into %s are rounded or cut in silence, as they were in %s."
                            .formatted(to, from),
                    "Look first at the rows whose value would change, or keep the wider type."));
        } else if (risk == TypeChange.Risk.FAILS) {
            return List.of(convert(alter));
        } else if (risk == TypeChange.Risk.ASSUMES && alter.using() == null) {
            return List.of(hazard(
                    Code.ASSUME_TIME_ZONE,
                    alter.subject(),
                    "Values without a time zone are taken as UTC; if they are not, they mean another moment in silence.",
                    "Say with @Column(using = \"%s AT TIME ZONE 'Europe/Paris'\") which zone they are of."
                            .formatted(alter.to().name())));
        }
        return List.of();
    }

    private Hazard convert(ColumnChange.AlterColumn alter) {
        String types = "%s to %s".formatted(alter.from().type(), alter.to().type());
        return alter.using() == null
                ? hazard(
                        Code.CONVERT_TYPE,
                        alter.subject(),
                        "The migration fails if a value cannot be converted from %s.".formatted(types),
                        "Say with @Column(using = …) how each value is converted.")
                : hazard(
                        Code.CONVERT_TYPE,
                        alter.subject(),
                        "What the expression makes of each value, from %s, is all that is left of it.".formatted(types),
                        "Look first at the rows whose value it does not carry over.");
    }

    private List<Hazard> dropColumn(ColumnChange.DropColumn drop) {
        if (facts.isComputed(drop.subject())) {
            return drop.column().isGenerated() ? List.of() : List.of(recompute(drop.subject()));
        }
        return List.of(hazard(
                Code.DROP_COLUMN,
                drop.subject(),
                "All values of the column are lost, and a deployed version that still uses it fails.",
                "Drop it in a release after the last one that uses it; if it was renamed, write @Column(was = \"%s\")."
                        .formatted(drop.column().name())));
    }

    private List<Hazard> addConstraint(KeyChange.AddConstraint add, Fold before) {
        Constraint constraint = add.constraint();
        List<Hazard> hazards = new ArrayList<>();
        Index index = DeferredDrops.indexOf(constraint);
        if (index != null) {
            return duplicates(add.subject(), index, before);
        }
        if (constraint instanceof Constraint.Exclude && !held.isMet(add.table(), constraint)) {
            return List.of(hazard(
                    Code.ADD_EXCLUDE,
                    add.subject(),
                    "The migration fails if the constraint excludes two rows that are there.",
                    "Look first for such rows, and remove or change them."));
        }
        if (constraint instanceof Constraint.Exclude) {
            return List.of();
        }
        if ((constraint.valid() || facts.isValidated(add.subject())) && !held.isMet(add.table(), constraint)) {
            hazards.add(disagreement(add.subject(), constraint));
        }
        return hazards;
    }

    private List<Hazard> validate(KeyChange.ValidateConstraint validate, Fold before) {
        List<Hazard> hazards = new ArrayList<>();
        Table table = before.tables().get(validate.table());
        if (table != null && facts.isOnlyValidated(validate.subject())) {
            table.constraint(validate.constraint())
                    .ifPresent(constraint -> hazards.add(disagreement(validate.subject(), constraint)));
        }
        return hazards;
    }

    private Hazard disagreement(Subject subject, Constraint constraint) {
        return constraint instanceof Constraint.ForeignKey key
                ? hazard(
                        Code.ADD_FOREIGN_KEY,
                        subject,
                        "The migration fails if a row refers to one that is not in %s."
                                .formatted(key.target().relativeTo(options.home())),
                        "Look first for such rows, and give them a target or remove them.")
                : hazard(
                        Code.ADD_CHECK,
                        subject,
                        "The migration fails if a row does not meet the condition.",
                        "Look first for such rows, or write @Check(valid = false) to hold new rows to it only.");
    }

    private List<Hazard> addIndex(KeyChange.AddIndex add, Fold before) {
        return add.index().unique() ? duplicates(facts.keyOf(add), add.index(), before) : List.of();
    }

    private List<Hazard> duplicates(Subject key, Index index, Fold before) {
        if (held.isUnique(before.tables().get(key.owner()), key.owner(), index)) {
            return List.of();
        }
        return List.of(hazard(
                facts.isPrimaryKey(key) ? Code.ADD_PRIMARY_KEY : Code.ADD_UNIQUE,
                key,
                "The migration fails if two rows are equal in these columns.",
                "Look first for duplicates, and remove or change them."));
    }

    private List<Hazard> dropIndex(Subject subject, Index index, Fold before) {
        Table table = before.tables().get(subject.owner());
        if (table == null || !table.managed() || !facts.isDropped(table, index)) {
            return List.of();
        }
        return List.of(hazard(
                Code.DROP_INDEX,
                subject,
                "Statements that found their rows through it read the whole table from now on.",
                "See in pg_stat_user_indexes whether it is used."));
    }

    private List<Hazard> replaceLabels(EnumChange.ReplaceLabels replace) {
        List<Hazard> hazards = new ArrayList<>();
        for (EnumType.Label label : replace.from().labels()) {
            if (!replace.to().texts().contains(label.text())) {
                hazards.add(hazard(
                        Code.DROP_LABEL,
                        Subject.label(replace.from().name(), label.text()),
                        "The migration fails if a row holds the label, and a deployed version that writes it fails.",
                        "Give those rows another label first; if it was renamed, write @EnumLabel(was = \"%s\")."
                                .formatted(label.text())));
            }
        }
        return hazards;
    }

    private Hazard inherit(TableChange.Inherit inherit) {
        return hazard(
                Code.INHERIT_TABLE,
                inherit.subject(),
                "Statements over %s read, change and delete the rows of the table, too, from this moment on."
                        .formatted(inherit.parent().relativeTo(options.home())),
                "Make sure that a deployed version expects them, or says ONLY.");
    }

    private Hazard disinherit(TableChange.Disinherit disinherit) {
        return hazard(
                Code.DISINHERIT_TABLE,
                disinherit.subject(),
                "The rows of the table are no longer in %s; a deployed version that reads them there does not find them."
                        .formatted(disinherit.parent().relativeTo(options.home())),
                "Do it when nothing needs them there.");
    }

    private Hazard recompute(Subject subject) {
        return hazard(
                Code.RECOMPUTE_COLUMN,
                subject,
                "All values of the column are lost, and computed ones take their place.",
                "Add a computed column beside it, compare, and drop the old one in a later release.");
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy) {
        return Hazard.of(code, subject, subject.owner(), danger, remedy, options);
    }
}
