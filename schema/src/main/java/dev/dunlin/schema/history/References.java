package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What refers to something that is not there, for example an index to a column that another branch dropped. Names inside
 * expressions are not looked at, since without a catalog a column's name there cannot be told from a function's.
 */
final class References {
    /** A reference from something that is there to something that is not. */
    record Dangling(Subject from, Subject to) {}

    private final Schema schema;
    private final List<Dangling> result = new ArrayList<>();

    private References(Schema schema) {
        this.schema = schema;
    }

    /** Of objects, then of tables in their order, and in a table of columns, constraints, indexes. */
    static List<Dangling> dangling(Schema schema) {
        References references = new References(schema);
        schema.objects()
                .values()
                .forEach(object -> references.check(Subject.object(object.id()), Subjects.referredToBy(object)));
        schema.tables().values().forEach(references::check);
        return references.result;
    }

    private void check(Table table) {
        for (Column column : table.columns()) {
            check(Subject.column(table.name(), column.name()), Subjects.referredToBy(column));
        }
        for (Constraint constraint : table.constraints()) {
            check(Subject.constraint(table.name(), constraint.name()), Subjects.referredToBy(table.name(), constraint));
        }
        Set<Subject> parents = new LinkedHashSet<>();
        table.options().inherits().forEach(parent -> parents.add(Subject.table(parent)));
        check(Subject.table(table.name()), parents);
        for (Index index : table.indexes()) {
            check(Subject.index(table.name(), index.name()), Subjects.referredToBy(table.name(), index));
        }
    }

    private void check(Subject from, Set<Subject> targets) {
        targets.stream()
                .filter(target -> !exists(target))
                .findFirst()
                .ifPresent(target -> result.add(new Dangling(from, target)));
    }

    /** Whether a column is a table's own or inherited. */
    private boolean hasColumn(Table table, String column) {
        return table.column(column).isPresent()
                || table.options().inherits().stream()
                        .flatMap(parent -> schema.table(parent).stream())
                        .anyMatch(parent -> hasColumn(parent, column));
    }

    private boolean exists(Subject subject) {
        String member = subject.member();
        if (member == null || subject.kind() == Subject.Kind.LABEL) {
            boolean isEnum = schema.enums().containsKey(subject.owner());
            boolean isOther = schema.tables().containsKey(subject.owner())
                    || schema.object(ObjectKind.DOMAIN, subject.owner()).isPresent()
                    || schema.object(ObjectKind.COMPOSITE, subject.owner()).isPresent();
            return isOther || (isEnum && (member == null || hasLabel(subject.owner(), member)));
        }
        return schema.table(subject.owner())
                .map(table -> hasColumn(table, member))
                .orElse(false);
    }

    private boolean hasLabel(QualifiedName type, String label) {
        return schema.enumType(type).map(EnumType::texts).orElse(List.of()).contains(label);
    }
}
