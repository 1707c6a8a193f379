package dev.dunlin.schema.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A file of plain SQL: a function, a trigger, what it grants. Its text is carried to the database as it is.
 *
 * @param name the file's name without {@code .sql}, never qualified; no name in the database
 * @param text one statement or several; two texts are equal if PostgreSQL's scanner sees the same
 */
public record SqlObject(QualifiedName name, SqlExpression text) implements SchemaObject {
    public SqlObject {
        if (name.namespace() != null) {
            throw new IllegalArgumentException("a file of objects has a plain name, and not " + name);
        }
    }

    public static SqlObject of(String name, String text) {
        return new SqlObject(QualifiedName.of(name), new SqlExpression(text));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.OBJECT;
    }

    @Override
    public @Nullable String javaType() {
        return null;
    }

    @Override
    public @Nullable String comment() {
        return null;
    }

    @Override
    public SqlObject withName(QualifiedName newName) {
        return new SqlObject(newName, text);
    }

    @Override
    public SqlObject withJavaType(@Nullable String newJavaType) {
        return this;
    }

    /** The statements in order. */
    public List<SqlStatement> statements() {
        return SqlStatement.of(text.sql());
    }

    /** The text up to the end of its last statement, without the semicolon there. */
    public String script() {
        List<SqlStatement> statements = statements();
        return text.sql()
                .substring(
                        0,
                        statements.isEmpty()
                                ? 0
                                : statements.get(statements.size() - 1).end());
    }

    /** What it puts comments on, each as it stands between {@code COMMENT ON} and {@code IS}. */
    public List<SqlExpression> commented() {
        return statements().stream()
                .flatMap(statement -> statement.commented().stream())
                .toList();
    }

    /** What it creates, as far as its statements are understood. */
    public List<SqlDefinition> definitions() {
        return statements().stream()
                .flatMap(statement -> statement.definition().stream())
                .toList();
    }

    /**
     * What undoes it, in order, each a statement without a semicolon: what it creates is dropped, the last first. Empty if it
     * has a statement of which it is not known.
     */
    public Optional<List<SqlDefinition>> removal() {
        List<SqlDefinition> definitions = definitions();
        boolean isKnown = statements().stream()
                .allMatch(statement -> statement.definition().isPresent() || statement.belongsTo(definitions));
        return isKnown ? Optional.of(reversed(definitions)) : Optional.empty();
    }

    private static List<SqlDefinition> reversed(List<SqlDefinition> definitions) {
        List<SqlDefinition> reversed = new ArrayList<>(definitions);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Those of the older text's definitions that have to be removed before this text is run; in order, the last first. */
    public List<SqlDefinition> outdated(SqlObject old) {
        List<SqlDefinition> definitions = definitions();
        return reversed(old.definitions()).stream()
                .filter(each -> definitions.stream().noneMatch(now -> now.replaces(each)))
                .toList();
    }

    /** Whether something of it is gone when a table or view of this name is made again: what belongs to that. */
    public boolean isLostWith(String relation) {
        return statements().stream()
                .anyMatch(statement -> statement.mentions(relation)
                        && statement
                                .definition()
                                .filter(each -> relation.equals(each.on()) || each.isGrant())
                                .isPresent());
    }

    /** Whether a trigger or rule of it uses one of these functions, which PostgreSQL does not drop then. */
    public boolean holds(Set<String> functions) {
        return removal().isPresent()
                && statements().stream()
                        .anyMatch(statement -> statement
                                        .definition()
                                        .filter(each -> each.on() != null)
                                        .isPresent()
                                && functions.stream().anyMatch(statement::mentions));
    }

    /** Those of {@link #provides} that are called, and not read or used as a type. */
    public List<String> routines() {
        return definitions().stream()
                .filter(SqlDefinition::isRoutine)
                .flatMap(definition -> definition.provides().stream())
                .toList();
    }

    /** Those of {@link #provides} that can be read like a table. */
    public List<String> views() {
        return definitions().stream()
                .filter(SqlDefinition::isView)
                .flatMap(definition -> definition.provides().stream())
                .toList();
    }

    /** The PostgreSQL schemas that its text needs to be there: those in which it creates something, and makes not itself. */
    public Set<String> namespaces() {
        Set<String> namespaces = new TreeSet<>();
        if (!text.says("schema")) {
            definitions().forEach(each -> each.namespace().ifPresent(namespaces::add));
        }
        return namespaces;
    }

    /** The names without their PostgreSQL schemas, as the scanner folds them, of what can be called, read or used. */
    public List<String> provides() {
        return definitions().stream()
                .flatMap(definition -> definition.provides().stream())
                .toList();
    }
}
