package dev.dunlin.schema.scenario;

import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign key without its table; its name is PostgreSQL's own unless said otherwise. */
public record ForeignKeyDeclaration(@Nullable String name, Constraint.ForeignKey key) {
    public static ForeignKeyDeclaration foreignKey(String... columns) {
        List<String> names = List.of(columns);
        return new ForeignKeyDeclaration(
                null,
                new Constraint.ForeignKey(
                        "?",
                        names,
                        QualifiedName.of("?"),
                        names,
                        Action.RESTRICT,
                        Action.CASCADE,
                        false,
                        Deferral.NOT_DEFERRABLE,
                        true));
    }

    public ForeignKeyDeclaration to(String table, String... references) {
        return with(Names.qualified(table), List.of(references), key.onDelete(), key.matchFull(), key.deferral());
    }

    public ForeignKeyDeclaration onDelete(Action action) {
        return with(key.target(), key.references(), action, key.matchFull(), key.deferral());
    }

    public ForeignKeyDeclaration onDelete(Action action, String... columns) {
        ForeignKeyDeclaration changed = onDelete(action);
        return new ForeignKeyDeclaration(name, changed.key.withOnDeleteColumns(List.of(columns)));
    }

    public ForeignKeyDeclaration deferral(Deferral deferral) {
        return new ForeignKeyDeclaration(name, key.withDeferral(deferral));
    }

    public ForeignKeyDeclaration comment(String text) {
        return new ForeignKeyDeclaration(name, key.withComment(text));
    }

    public ForeignKeyDeclaration matchFull() {
        return with(key.target(), key.references(), key.onDelete(), true, key.deferral());
    }

    public ForeignKeyDeclaration initiallyDeferred() {
        return with(key.target(), key.references(), key.onDelete(), key.matchFull(), Deferral.INITIALLY_DEFERRED);
    }

    /** {@code @Relation(valid = false)}. */
    public ForeignKeyDeclaration notValid() {
        return new ForeignKeyDeclaration(name, key.withValid(false));
    }

    public ForeignKeyDeclaration named(String newName) {
        return new ForeignKeyDeclaration(newName, key);
    }

    Constraint.ForeignKey of(QualifiedName table) {
        return key.withName(name != null ? name : table.name() + "_" + String.join("_", key.columns()) + "_fkey");
    }

    private ForeignKeyDeclaration with(
            QualifiedName target, List<String> references, Action onDelete, boolean matchFull, Deferral deferral) {
        return new ForeignKeyDeclaration(
                name,
                new Constraint.ForeignKey(
                        key.name(),
                        key.columns(),
                        target,
                        references,
                        onDelete,
                        key.onUpdate(),
                        matchFull,
                        deferral,
                        key.valid()));
    }
}
