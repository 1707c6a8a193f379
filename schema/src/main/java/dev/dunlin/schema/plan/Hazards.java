package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.plan.Hazard.Code;
import dev.dunlin.schema.plan.Hazard.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Says what is dangerous about a change as it stands in the plan: a safe one, or the plain statement. */
final class Hazards {
    private final PlanOptions options;
    private final PlanFacts facts;

    Hazards(List<Change> all, PlanOptions options) {
        this.options = options;
        this.facts = new PlanFacts(all);
    }

    /**
     * The hazards of one change.
     *
     * @param before the schema in which it is done
     */
    List<Hazard> of(Change change, Fold before) {
        if (change instanceof Change.DropTable drop) {
            return List.of(hazard(
                    Code.DROP_TABLE,
                    drop.subject(),
                    "All rows of the table are lost, and a deployed version that still uses it fails.",
                    "Drop it in a release after the last one that uses it, with a backup at hand."));
        }
        if (change instanceof Change.RenameTable || change instanceof Change.RenameEnum) {
            return renames(change);
        }
        if (facts.isCreated(change.subject().owner())) {
            return List.of();
        }
        if (change instanceof Change.AddColumn add) {
            return addColumn(add);
        }
        if (change instanceof Change.AlterColumn alter) {
            return alterColumn(alter, before);
        }
        if (change instanceof Change.DropColumn drop) {
            return dropColumn(drop);
        }
        if (change instanceof Change.AddConstraint add) {
            return addConstraint(add);
        }
        if (change instanceof Change.AddIndex add) {
            return addIndex(add);
        }
        if (change instanceof Change.ReplaceLabels replace) {
            return replaceLabels(replace, before);
        }
        if (change instanceof Change.ValidateConstraint validate && !options.isOnline(validate.table())) {
            return List.of(scan(validate.subject(), validate.table()));
        }
        if (change instanceof Change.AlterTable alter
                && alter.from().unlogged() != alter.to().unlogged()) {
            return List.of(rewrite(alter.subject()));
        }
        return renames(change);
    }

    private List<Hazard> renames(Change change) {
        Code code;
        if (facts.isRenamedAgain(change)) {
            return List.of();
        } else if (change instanceof Change.RenameTable) {
            code = Code.RENAME_TABLE;
        } else if (change instanceof Change.RenameColumn) {
            code = Code.RENAME_COLUMN;
        } else if (change instanceof Change.RenameLabel) {
            code = Code.RENAME_LABEL;
        } else if (change instanceof Change.RenameEnum) {
            code = Code.RENAME_ENUM;
        } else {
            return List.of();
        }
        return List.of(hazard(
                code,
                change.subject(),
                change instanceof Change.RenameTable rename
                        ? facts.finalName(rename.from())
                        : change.subject().owner(),
                "A deployed version that still uses the old name fails from this moment on.",
                "Deploy in a maintenance window, or add the new one beside the old and drop the old one later."));
    }

    private List<Hazard> addColumn(Change.AddColumn add) {
        Column column = add.column();
        DefaultValue value = column.defaultValue();
        List<Hazard> hazards = new ArrayList<>();
        if (!column.nullable() && value == null && add.backfill() == null) {
            hazards.add(hazard(
                    Code.REQUIRED_COLUMN,
                    add.subject(),
                    "The statement fails if the table has a row, since the row would have no value for the column.",
                    "Make the component nullable, give it @Column(defaultValue = …) or defaultSql, or say with"
                            + " @Column(backfill = …) what existing rows get."));
        }
        boolean computed = value instanceof DefaultValue.Identity
                || (value instanceof DefaultValue.Generated generated && generated.stored());
        boolean volatileDefault =
                value instanceof DefaultValue.Expression expression && Volatility.mayBeVolatile(expression.sql());
        boolean filled = add.backfill() != null && !Volatility.isConstant(add.backfill());
        if (computed || volatileDefault || filled) {
            hazards.add(rewrite(add.subject()));
        }
        return hazards;
    }

    private List<Hazard> alterColumn(Change.AlterColumn alter, Fold before) {
        List<Hazard> hazards = new ArrayList<>(alterType(alter, before));
        boolean required = alter.from().nullable() && !alter.to().nullable();
        if (required && alter.backfill() == null && !facts.isBackfilled(alter.subject())) {
            hazards.add(hazard(
                    Code.SET_NOT_NULL,
                    alter.subject(),
                    "The migration fails if a row has null in the column.",
                    "Say with @Column(backfill = …) what those rows get, or make sure that there are none."));
        }
        if (required && !options.isOnline(alter.table())) {
            hazards.add(scan(alter.subject(), alter.table()));
        }
        if (!Objects.equals(alter.from().collation(), alter.to().collation())
                && isIndexed(before, alter.table(), alter.to().name())) {
            hazards.add(rebuild(alter.subject()));
        }
        return hazards;
    }

    private List<Hazard> alterType(Change.AlterColumn alter, Fold before) {
        ColumnType from = alter.from().type();
        ColumnType to = alter.to().type();
        if (from.equals(to)) {
            return List.of();
        }
        List<Hazard> hazards = new ArrayList<>();
        TypeChange change = TypeChange.of(from, to);
        if (change.risk() == TypeChange.Risk.LOSES) {
            hazards.add(hazard(
                    Code.NARROW_TYPE,
                    alter.subject(),
                    "Values that do not fit into %s are rounded or cut in silence, as they were in %s."
                            .formatted(to, from),
                    "Look first at the rows whose value would change, or keep the wider type."));
        } else if (change.risk() == TypeChange.Risk.FAILS) {
            hazards.add(
                    hazard(
                            Code.CONVERT_TYPE,
                            alter.subject(),
                            "The migration fails if a value of type %s cannot become one of type %s."
                                    .formatted(from, to),
                            "Say with @Column(using = …) how each value is converted, and look first at those that do not fit."));
        }
        boolean kept = alter.using() == null
                || alter.using().words().equals(Set.of(alter.to().name()));
        if (change.cost() == TypeChange.Cost.REWRITE || !kept) {
            hazards.add(rewrite(alter.subject()));
        } else if (change.cost() == TypeChange.Cost.REINDEX
                && isIndexed(before, alter.table(), alter.to().name())) {
            hazards.add(rebuild(alter.subject()));
        } else if (isChecked(before, alter.table(), alter.to().name())) {
            hazards.add(scan(alter.subject(), alter.table()));
        }
        return hazards;
    }

    private List<Hazard> dropColumn(Change.DropColumn drop) {
        if (drop.column().isGenerated() && facts.isAddedAgain(drop.subject())) {
            return List.of();
        }
        return List.of(hazard(
                Code.DROP_COLUMN,
                drop.subject(),
                "All values of the column are lost, and a deployed version that still uses it fails.",
                "Drop it in a release after the last one that uses it; if it was renamed, write @Column(was = \"%s\")."
                        .formatted(drop.column().name())));
    }

    private List<Hazard> addConstraint(Change.AddConstraint add) {
        Constraint constraint = add.constraint();
        List<Hazard> hazards = new ArrayList<>();
        boolean unsafe = facts.mayMeetRowsThatDisagree(add.table(), constraint);
        boolean validated = constraint.valid() || facts.isValidated(add.subject());
        if (constraint instanceof Constraint.ForeignKey key && validated && unsafe) {
            hazards.add(hazard(
                    Code.ADD_FOREIGN_KEY,
                    add.subject(),
                    "The migration fails if a row refers to one that is not in %s."
                            .formatted(key.target().relativeTo(options.home())),
                    "Look first for such rows, and give them a target or remove them."));
        } else if (constraint instanceof Constraint.Check && validated && unsafe) {
            hazards.add(hazard(
                    Code.ADD_CHECK,
                    add.subject(),
                    "The migration fails if a row does not meet the condition.",
                    "Look first for such rows, or write @Check(valid = false) to hold new rows to it only."));
        } else if (constraint instanceof Constraint.PrimaryKey && unsafe) {
            hazards.add(duplicates(Code.ADD_PRIMARY_KEY, add.subject()));
        } else if (constraint instanceof Constraint.Unique && unsafe) {
            hazards.add(duplicates(Code.ADD_UNIQUE, add.subject()));
        }
        if (constraint.hasIndex()) {
            hazards.add(build(add.subject()));
        } else if (constraint.valid()) {
            hazards.add(scan(add.subject(), add.table()));
        }
        return hazards;
    }

    private List<Hazard> addIndex(Change.AddIndex add) {
        Index index = add.index();
        List<Hazard> hazards = new ArrayList<>();
        if (index.unique() && facts.mayMeetRowsThatDisagree(add.table(), index)) {
            Code code = facts.isPromotedToPrimaryKey(index) ? Code.ADD_PRIMARY_KEY : Code.ADD_UNIQUE;
            hazards.add(duplicates(code, add.subject()));
        }
        if (!options.isOnline(add.table())) {
            hazards.add(build(add.subject()));
        }
        return hazards;
    }

    private List<Hazard> replaceLabels(Change.ReplaceLabels replace, Fold before) {
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
        for (Table table : before.tables().values()) {
            for (Column column : table.columns()) {
                if (uses(column, replace.from().name()) && !facts.isCreated(table.name())) {
                    hazards.add(rewrite(Subject.column(table.name(), column.name())));
                }
            }
        }
        return hazards;
    }

    private static boolean uses(Column column, QualifiedName type) {
        ColumnType element = column.type() instanceof ColumnType.ArrayOf array ? array.element() : column.type();
        return element.equals(new ColumnType.Defined(type));
    }

    private static boolean isIndexed(Fold before, QualifiedName name, String column) {
        Table table = before.tables().get(name);
        if (table == null) {
            return false;
        }
        Set<String> indexed = new HashSet<>();
        for (Index index : table.indexes()) {
            index.parts().forEach(part -> {
                indexed.add(String.valueOf(part.column()));
                if (part.expression() != null) {
                    indexed.addAll(part.expression().words());
                }
            });
        }
        table.constraints().stream()
                .map(Constraint::keyColumns)
                .filter(Objects::nonNull)
                .forEach(indexed::addAll);
        return indexed.contains(column);
    }

    private static boolean isChecked(Fold before, QualifiedName name, String column) {
        Table table = before.tables().get(name);
        return table != null
                && table.constraints(Constraint.Check.class).stream()
                        .anyMatch(check -> check.expression().mentions(column));
    }

    private Hazard duplicates(Code code, Subject subject) {
        return hazard(
                code,
                subject,
                "The migration fails if two rows are equal in these columns.",
                "Look first for duplicates, and remove or change them.");
    }

    private Hazard rewrite(Subject subject) {
        return hazard(
                Code.REWRITE_TABLE,
                subject,
                "The whole table is written again while nobody can read or write it.",
                "Run it in a maintenance window, or add a new column beside the old one and fill it in steps.");
    }

    private Hazard rebuild(Subject subject) {
        return hazard(
                Code.REBUILD_INDEX,
                subject,
                "The indexes over the column are built again while nobody can read or write the table.",
                "Run it in a maintenance window, or drop the indexes before and build them concurrently after.");
    }

    private Hazard build(Subject subject) {
        return hazard(
                Code.BUILD_INDEX,
                subject,
                "Nobody can write to the table while the index is built.",
                "Let the table be online (@Table(online = true)), so that it is built concurrently.");
    }

    private Hazard scan(Subject subject, QualifiedName table) {
        return hazard(
                Code.SCAN_TABLE,
                subject,
                "All rows of %s are read while others wait for the table.".formatted(table.relativeTo(options.home())),
                "Let the table be online (@Table(online = true)), so that rows are checked without blocking it.");
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy) {
        return hazard(code, subject, subject.owner(), danger, remedy);
    }

    /**
     * A hazard.
     *
     * @param owner the table or enum type in question under the name that it has in the end
     */
    private Hazard hazard(Code code, Subject subject, QualifiedName owner, String danger, String remedy) {
        boolean always = code.kind() == Kind.DESTRUCTIVE || code.kind() == Kind.DATA_DEPENDENT;
        boolean ofType = subject.kind() == Subject.Kind.ENUM || subject.kind() == Subject.Kind.LABEL;
        boolean online = ofType ? options.online() : options.isOnline(owner);
        return new Hazard(code, subject, subject.relativeTo(options.home()), danger, remedy, always || online);
    }
}
