package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.expect;
import static dev.dunlin.schema.diff.Expectations.member;
import static dev.dunlin.schema.diff.Expectations.name;
import static dev.dunlin.schema.diff.Lists.replaced;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;

/** Notes which record, component, enum or constant declares an object. */
final class IdentityFold {
    private final FoldedObjects objects;
    private final FoldedTables tables;

    IdentityFold(FoldedObjects objects, FoldedTables tables) {
        this.objects = objects;
        this.tables = tables;
    }

    void apply(Change.Identify change) {
        Subject subject = change.subject();
        QualifiedName owner = subject.owner();
        String to = change.to();
        switch (subject.kind()) {
            case TABLE -> {
                expect(change, change.from(), tables.table(change, owner).javaType());
                tables.update(owner, table -> table.withJavaType(to));
            }
            case COLUMN -> {
                Column column = tables.column(change, owner, member(subject));
                expect(change, change.from(), column.javaName());
                tables.update(
                        owner, table -> table.withColumns(replaced(table.columns(), column, column.withJavaName(to))));
            }
            case ENUM -> {
                EnumType type = objects.enumType(change, owner);
                expect(change, change.from(), type.javaType());
                objects.put(type.withJavaType(to));
            }
            case LABEL -> {
                EnumType type = objects.enumType(change, owner);
                EnumType.Label label = new EnumType.Label(member(subject), change.from());
                if (!type.labels().contains(label)) {
                    throw new FoldException(change, "there is no label " + name(change) + " of " + change.from());
                }
                EnumType.Label renamed = new EnumType.Label(label.text(), to);
                objects.put(type.withLabels(replaced(type.labels(), label, renamed)));
            }
            case ATTRIBUTE -> {
                CompositeType type = objects.composite(change, owner);
                CompositeType.Attribute attribute = objects.attribute(change, type, member(subject));
                expect(change, change.from(), attribute.javaName());
                objects.putAttribute(type, attribute, attribute.withJavaName(to));
            }
            case DOMAIN, COMPOSITE, VIEW, MATERIALIZED_VIEW -> {
                SchemaObject object = objects.object(change, subject.object().orElseThrow());
                expect(change, change.from(), object.javaType());
                objects.put(object.withJavaType(to));
            }
            default -> throw new FoldException(change, "a " + subject.kind() + " has no Java identity");
        }
    }
}
