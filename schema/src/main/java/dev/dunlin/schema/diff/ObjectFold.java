package dev.dunlin.schema.diff;

import static dev.dunlin.schema.diff.Expectations.absent;
import static dev.dunlin.schema.diff.Expectations.expect;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;

/** Applies changes of enum types and of the other objects that are no tables. */
final class ObjectFold {
    private final FoldedObjects objects;
    private final FoldedTables tables;

    ObjectFold(FoldedObjects objects, FoldedTables tables) {
        this.objects = objects;
        this.tables = tables;
    }

    /** Applies a change if it is one of these; returns whether it is. */
    boolean apply(Change change) {
        return applyToEnum(change) || applyToObject(change);
    }

    private boolean applyToEnum(Change change) {
        if (change instanceof EnumChange.CreateEnum create) {
            absent(
                    change,
                    objects.enums().get(create.type().name()),
                    "enum type " + create.type().name());
            objects.put(create.type());
        } else if (change instanceof EnumChange.DropEnum drop) {
            expect(
                    change,
                    Facts.of(drop.type()),
                    Facts.of(objects.enumType(change, drop.type().name())));
            objects.remove(drop.type().name());
        } else if (change instanceof EnumChange.RenameEnum rename) {
            absent(change, objects.enums().get(rename.to()), "enum type " + rename.to());
            EnumType type = objects.enumType(change, rename.from());
            objects.remove(rename.from());
            objects.put(type.withName(rename.to()));
            renameType(rename.from(), rename.to());
        } else if (change instanceof EnumChange.CommentEnum comment) {
            EnumType type = objects.enumType(change, comment.type());
            expect(change, comment.from(), type.comment());
            objects.put(type.withComment(comment.to()));
        } else if (change instanceof EnumChange.AddLabel add) {
            EnumType type = objects.enumType(change, add.type());
            objects.put(Rewrites.labelAdded(type, add, reason -> new FoldException(change, reason)));
        } else if (change instanceof EnumChange.RenameLabel rename) {
            EnumType type = objects.enumType(change, rename.type());
            objects.put(Rewrites.labelRenamed(type, rename, reason -> new FoldException(change, reason)));
            tables.replaceAll(table -> Rewrites.labelRenamed(table, rename));
            objects.replaceAll(object -> Rewrites.labelRenamed(object, rename));
        } else if (change instanceof EnumChange.ReplaceLabels replace) {
            expect(
                    change,
                    Facts.of(replace.from()),
                    Facts.of(objects.enumType(change, replace.from().name())));
            objects.put(replace.to());
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToObject(Change change) {
        if (change instanceof ObjectChange.CreateObject create) {
            ObjectId id = create.object().id();
            absent(change, objects.objects().get(id), id.toString());
            objects.put(create.object());
        } else if (change instanceof ObjectChange.DropObject drop) {
            ObjectId id = drop.object().id();
            expect(change, Facts.of(drop.object()), Facts.of(objects.object(change, id)));
            objects.remove(id);
        } else if (change instanceof ObjectChange.AlterObject alter) {
            ObjectId id = alter.from().id();
            expect(change, Facts.of(alter.from()), Facts.of(objects.object(change, id)));
            objects.put(Rewrites.arranged(alter.from(), alter.to()));
        } else if (change instanceof ObjectChange.RenameObject rename) {
            ObjectId to = rename.from().withName(rename.to());
            absent(change, objects.objects().get(to), to.toString());
            SchemaObject object = objects.object(change, rename.from());
            objects.remove(rename.from());
            objects.put(object.withName(rename.to()));
            if (to.kind().isType()) {
                renameType(rename.from().name(), rename.to());
            } else if (to.kind() == ObjectKind.SEQUENCE) {
                renameSequence(rename.from().name(), rename.to());
            }
        } else if (change instanceof ObjectChange.RenameAttribute rename) {
            CompositeType type = objects.composite(change, rename.type());
            CompositeType.Attribute attribute = objects.attribute(change, type, rename.from());
            absent(change, type.attribute(rename.to()).orElse(null), "attribute " + rename.to());
            objects.putAttribute(type, attribute, attribute.withName(rename.to()));
        } else {
            return false;
        }
        return true;
    }

    private void renameType(QualifiedName from, QualifiedName to) {
        tables.replaceAll(table -> Rewrites.typeRenamed(table, from, to));
        objects.replaceAll(object -> Rewrites.typeRenamed(object, from, to));
    }

    private void renameSequence(QualifiedName from, QualifiedName to) {
        tables.replaceAll(table -> Rewrites.sequenceRenamed(table, from, to));
        objects.replaceAll(object -> object instanceof Domain domain
                ? domain.withDefault(SequenceNames.renamed(domain.defaultValue(), from, to))
                : object);
    }
}
