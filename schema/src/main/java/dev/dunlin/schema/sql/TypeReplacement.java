package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Builds a type anew and moves every column of the old type to the new one. What PostgreSQL cannot
 * carry over goes before and comes back after: foreign keys, checks and partial indexes that compare such columns, generated
 * columns and policies that read them.
 */
final class TypeReplacement {
    private static final int NAME_BYTES = 63;

    private static final Defaulting ALWAYS = (value, columnType) -> true;

    private final QualifiedName type;
    private final ObjectKind kind;
    private final Values values;
    private final Defaulting defaulting;
    private final Fold before;
    private final QualifiedName old;

    /** Types that are made of this one, each after those that it is made of itself, and the names of the old ones. */
    private final List<SchemaObject> users;

    private final Map<QualifiedName, QualifiedName> oldUsers = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    /** By table: the columns whose values move, and those that are computed from such columns. */
    private final SortedMap<QualifiedName, Set<String>> moved = new TreeMap<>();

    private final SortedMap<QualifiedName, Set<String>> generated = new TreeMap<>();

    /** How values of a column get the new type. */
    private interface Values {
        /** The expression after {@code USING}; {@code brackets} is empty but for arrays, {@code newType} the column's type. */
        String converted(String column, String brackets, String newType);
    }

    /** Whether the default of a column is a value of the new type. */
    private interface Defaulting {
        boolean isPossible(DefaultValue value, ColumnType columnType);
    }

    private TypeReplacement(QualifiedName type, ObjectKind kind, Values values, Defaulting defaulting, Fold before) {
        this.defaulting = defaulting;
        this.type = type;
        this.kind = kind;
        this.values = values;
        this.before = before;
        this.old = temporaryName(type);
        this.users = TypeUse.madeOf(type, before);
        users.forEach(user -> oldUsers.put(user.name(), temporaryName(user.name())));
        for (Table table : before.tables().values()) {
            findColumns(table);
        }
    }

    /** An enum type with other labels. */
    static List<Statement> ofEnum(EnumType to, Fold before) {
        Values values = (column, brackets, newType) -> column + "::text" + brackets + "::" + newType;
        Defaulting defaulting = (value, columnType) -> LabelDefaults.isPossible(value, columnType, to);
        return new TypeReplacement(to.name(), ObjectKind.COMPOSITE, values, defaulting, before)
                .run(List.of(Enums.definition(to)), to.comment());
    }

    /** A domain over another type; each value is converted by PostgreSQL's own cast between the two. */
    static List<Statement> ofDomain(Domain from, Domain to, Fold before) {
        String base = Types.sql(to.type());
        boolean isArray = from.type() instanceof ColumnType.ArrayOf || to.type() instanceof ColumnType.ArrayOf;
        Values values = (column, brackets, newType) -> isArray && !brackets.isEmpty()
                ? column + "::text::" + newType
                : column + "::" + base + brackets + "::" + newType;
        return new TypeReplacement(to.name(), ObjectKind.DOMAIN, values, ALWAYS, before)
                .run(Domains.create(to), to.comment());
    }

    /**
     * A composite type of which attributes get other types; values go through their text.
     *
     * @param to has the attributes of the old type, in its order
     */
    static List<Statement> ofComposite(CompositeType to, Fold before) {
        Values values = (column, brackets, newType) -> column + "::text::" + newType;
        return new TypeReplacement(to.name(), ObjectKind.COMPOSITE, values, ALWAYS, before)
                .run(Composites.create(to), to.comment());
    }

    private List<Statement> run(List<Statement> definition, @Nullable String comment) {
        add("ALTER " + kind.sql() + " " + Sql.name(type) + " RENAME TO " + Sql.identifier(old.name()));
        for (SchemaObject user : users) {
            add("ALTER " + user.kind().sql() + " " + Sql.name(user.name()) + " RENAME TO "
                    + Sql.identifier(oldName(user).name()));
        }
        statements.addAll(definition);
        users.forEach(user -> statements.addAll(SchemaObjects.definition(user)));
        before.tables().values().forEach(this::dropPolicies);
        before.tables().values().forEach(this::dropForeignKeys);
        before.tables().values().forEach(this::dropDependents);
        before.tables().values().forEach(this::moveColumns);
        before.tables().values().forEach(this::addDependents);
        before.tables().values().forEach(this::addForeignKeys);
        before.tables().values().forEach(this::addPolicies);
        before.tables().values().forEach(this::analyze);
        for (int i = users.size() - 1; i >= 0; i--) {
            statements.add(SchemaObjects.drop(users.get(i).id().withName(oldName(users.get(i)))));
        }
        statements.add(SchemaObjects.drop(new ObjectId(kind, old)));
        addComment(new ObjectId(kind, type), comment);
        users.forEach(user -> addComment(user.id(), user.comment()));
        return statements;
    }

    private void addComment(ObjectId id, @Nullable String comment) {
        if (comment != null) {
            statements.add(Comments.onObject(id, comment));
        }
    }

    private QualifiedName oldName(SchemaObject user) {
        return Objects.requireNonNull(oldUsers.get(user.name()));
    }

    private void add(String sql) {
        statements.add(Statement.of(sql));
    }

    private QualifiedName temporaryName(QualifiedName replaced) {
        String suffix = "_old";
        QualifiedName name = null;
        for (int i = 1; name == null || isTaken(name); i++) {
            String end = i == 1 ? suffix : suffix + i;
            String start = Defaults.cut(replaced.name(), NAME_BYTES - end.getBytes(StandardCharsets.UTF_8).length);
            name = replaced.sibling(start + end);
        }
        return name;
    }

    private boolean isTaken(QualifiedName name) {
        return before.enums().containsKey(name)
                || before.tables().containsKey(name)
                || oldUsers.containsValue(name)
                || before.objects().keySet().stream().anyMatch(id -> id.name().equals(name));
    }

    private void findColumns(Table table) {
        Set<String> ours = new TreeSet<>();
        Set<String> computed = new TreeSet<>();
        for (Column column : table.columns()) {
            if (isOurs(column.type()) && !column.isGenerated()) {
                ours.add(column.name());
            }
        }
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof DefaultValue.Generated value
                    && (isOurs(column.type()) || mentions(value.sql(), ours))) {
                computed.add(column.name());
            }
        }
        moved.put(table.name(), ours);
        generated.put(table.name(), computed);
    }

    private boolean isOurs(ColumnType columnType) {
        QualifiedName name = columnType.definedName();
        return type.equals(name) || (name != null && oldUsers.containsKey(name));
    }

    private boolean mentions(@Nullable SqlExpression sql, Set<String> columns) {
        return sql != null
                && (sql.mentions(type.name())
                        || users.stream()
                                .anyMatch(user -> sql.mentions(user.name().name()))
                        || columns.stream().anyMatch(sql::mentions));
    }

    private Set<String> moved(QualifiedName table) {
        return moved.getOrDefault(table, Set.of());
    }

    private Set<String> generated(QualifiedName table) {
        return generated.getOrDefault(table, Set.of());
    }

    private Set<String> all(QualifiedName table) {
        Set<String> all = new TreeSet<>(moved(table));
        all.addAll(generated(table));
        return all;
    }

    private boolean isAffected(Table table, Constraint constraint) {
        Set<String> columns = all(table.name());
        return !(constraint instanceof Constraint.ForeignKey)
                && (constraint.expressions().stream().anyMatch(expression -> mentions(expression, columns))
                        || containsAny(constraint.namedColumns(), generated(table.name())));
    }

    private boolean isAffected(Table table, Constraint.ForeignKey key) {
        return containsAny(key.columns(), all(table.name()))
                || containsAny(key.references(), all(key.target()))
                || containsAny(includedWith(key), all(key.target()));
    }

    /** The columns that indexes include over what a foreign key refers to, so that they are built anew with them. */
    private List<String> includedWith(Constraint.ForeignKey key) {
        Table target = before.tables().get(key.target());
        if (target == null) {
            return List.of();
        }
        Set<@Nullable String> referred = new HashSet<>(key.references());
        List<String> included = new ArrayList<>();
        for (Constraint.Unique unique : target.constraints(Constraint.Unique.class)) {
            if (referred.equals(new HashSet<>(unique.columns()))) {
                included.addAll(unique.include());
            }
        }
        for (Index index : target.indexes()) {
            Set<@Nullable String> columns = new HashSet<>();
            index.parts().forEach(part -> columns.add(part.column()));
            if (index.unique() && referred.equals(columns)) {
                included.addAll(index.include());
            }
        }
        return included;
    }

    private boolean isAffected(Table table, Index index) {
        Set<String> columns = all(table.name());
        return index.expressions().stream().anyMatch(expression -> mentions(expression, columns))
                || containsAny(index.namedColumns(), generated(table.name()));
    }

    /** Whether a policy of a table reads a column, of any table, that moves, or calls a type that is built anew. */
    private boolean isAffected(Table table, Policy policy) {
        boolean reads = moved.keySet().stream()
                .filter(owner -> owner.equals(table.name()) || policy.mentions(owner.name()))
                .anyMatch(owner -> all(owner).stream().anyMatch(policy::mentions));
        return reads || mentions(policy.using(), Set.of()) || mentions(policy.check(), Set.of());
    }

    private static boolean containsAny(List<String> columns, Set<String> wanted) {
        return columns.stream().anyMatch(wanted::contains);
    }

    private void dropForeignKeys(Table table) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            if (isAffected(table, key)) {
                statements.add(Constraints.drop(table.name(), key.name()));
            }
        }
    }

    private void dropDependents(Table table) {
        for (Index index : table.indexes()) {
            if (isAffected(table, index)) {
                statements.add(Indexes.drop(table.name(), index, true));
            }
        }
        AlterTable alter = new AlterTable(table.name());
        for (Constraint constraint : table.constraints()) {
            if (isAffected(table, constraint)) {
                alter.add("DROP CONSTRAINT " + Sql.identifier(constraint.name()));
            }
        }
        generated(table.name()).forEach(column -> alter.add("DROP COLUMN " + Sql.identifier(column)));
        alter.addTo(statements, null);
    }

    private void moveColumns(Table table) {
        AlterTable alter = new AlterTable(table.name());
        for (Column column : table.columns()) {
            if (moved(table.name()).contains(column.name())) {
                move(table.name(), column, alter);
            } else if (column.defaultValue() instanceof DefaultValue.Expression value
                    && mentions(value.sql(), Set.of())) {
                alter.column(column.name(), "DROP DEFAULT");
                alter.column(column.name(), "SET DEFAULT " + Defaults.value(value, column.type()));
            }
        }
        alter.addTo(statements, null);
        table.columns().stream()
                .filter(column -> moved(table.name()).contains(column.name()))
                .forEach(column -> statements.addAll(Columns.retyped(table, column)));
    }

    private void move(QualifiedName table, Column column, AlterTable alter) {
        DefaultValue value = Defaults.plain(table, column);
        String brackets = column.type() instanceof ColumnType.ArrayOf ? "[]" : "";
        if (value != null) {
            alter.column(column.name(), "DROP DEFAULT");
        }
        String newType = Types.sql(column.type());
        alter.column(column.name(), "TYPE " + newType + " USING " + converted(column, brackets, newType));
        if (value != null && defaulting.isPossible(value, column.type())) {
            alter.column(column.name(), "SET DEFAULT " + Defaults.value(value, column.type()));
        }
    }

    private String converted(Column column, String brackets, String newType) {
        String name = Sql.identifier(column.name());
        return type.equals(column.type().definedName())
                ? values.converted(name, brackets, newType)
                : name + "::text::" + newType;
    }

    private void addDependents(Table table) {
        AlterTable alter = new AlterTable(table.name());
        List<Statement> comments = new ArrayList<>();
        for (Column column : table.columns()) {
            if (generated(table.name()).contains(column.name())) {
                alter.add("ADD COLUMN " + Columns.definition(table.name(), column));
                comments.addAll(Columns.settings(table.name(), Columns.Followers.of(table), column));
            }
        }
        for (Constraint constraint : table.constraints()) {
            if (isAffected(table, constraint)) {
                alter.add("ADD " + Constraints.definition(constraint) + (constraint.valid() ? "" : " NOT VALID"));
                comments.addAll(Constraints.comment(table.name(), constraint));
            }
        }
        alter.addTo(statements, null);
        statements.addAll(comments);
        for (Index index : table.indexes()) {
            if (isAffected(table, index)) {
                statements.addAll(Indexes.create(table.name(), index, true));
            }
        }
    }

    private void addForeignKeys(Table table) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            if (isAffected(table, key)) {
                statements.addAll(Constraints.add(table.name(), key));
            }
        }
    }

    private void analyze(Table table) {
        List<String> columns = table.columns().stream()
                .filter(column -> all(table.name()).contains(column.name()) && !column.isVirtual())
                .map(Column::name)
                .toList();
        if (!columns.isEmpty()) {
            statements.add(Columns.analyze(table.name(), columns));
        }
    }

    private void dropPolicies(Table table) {
        for (Policy policy : table.rowSecurity().policies()) {
            if (isAffected(table, policy)) {
                statements.add(Policies.drop(table.name(), policy));
            }
        }
    }

    private void addPolicies(Table table) {
        for (Policy policy : table.rowSecurity().policies()) {
            if (isAffected(table, policy)) {
                statements.add(Policies.create(table.name(), policy));
            }
        }
    }
}
