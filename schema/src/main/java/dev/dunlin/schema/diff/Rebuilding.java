package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlDefinition;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which views, triggers and functions stand in the way of changes, so that they are dropped before and created after. PostgreSQL
 * refuses to drop or retype a column while a view reads it (SQLSTATE 2BP01, 0A000). It does follow renames, but a query that
 * says the old name could not be run again, neither later nor on the way back.
 *
 * <p>What a query reads is told by its words, so that more may be made again than is needed, and never less.
 */
final class Rebuilding {
    private final Schema from;
    private final Schema wanted;
    private final List<Change> changes;
    private final Map<ObjectId, SchemaObject> rebuilt = new TreeMap<>();
    /** Names of views, by those that the changes gave them. */
    private final Map<ObjectId, ObjectId> formerNames = new HashMap<>();

    private Rebuilding(Schema from, Schema wanted, List<Change> changes) {
        this.from = from;
        this.wanted = wanted;
        this.changes = changes;
    }

    /**
     * The objects to drop before everything else, as they are at the beginning.
     *
     * @param changes the way from one schema to the other where nothing is made again
     */
    static List<SchemaObject> of(Schema from, Schema wanted, List<Change> changes) {
        boolean isNeeded = from.objects().values().stream()
                .anyMatch(object -> object instanceof QueryObject || object instanceof SqlObject);
        return isNeeded ? new Rebuilding(from, wanted, changes).run() : List.of();
    }

    private List<SchemaObject> run() {
        changes.forEach(this::noteOwn);
        for (SchemaObject object : from.objects().values()) {
            if (object instanceof QueryObject view && changes.stream().anyMatch(change -> affects(change, view))) {
                rebuilt.put(view.id(), view);
            } else if (object instanceof SqlObject file && changes.stream().anyMatch(change -> affects(change, file))) {
                rebuilt.put(file.id(), file);
            }
        }
        boolean grows = true;
        while (grows) {
            grows = addUsers();
        }
        return List.copyOf(rebuilt.values());
    }

    /**
     * Notes a view that becomes what it cannot become as it stands, and whatever goes: its text says the old names of all that
     * is renamed.
     */
    private void noteOwn(Change change) {
        if (change instanceof ObjectChange.DropObject drop
                && (drop.object() instanceof QueryObject || drop.object() instanceof SqlObject)) {
            rebuild(formerNames.getOrDefault(drop.object().id(), drop.object().id()));
        }
        if (change instanceof ObjectChange.RenameObject rename
                && rename.from().kind().isView()) {
            ObjectId former = formerNames.getOrDefault(rename.from(), rename.from());
            ObjectId to = rename.from().withName(rename.to());
            formerNames.put(to, former);
            if (!wanted.objects().containsKey(to)) {
                rebuild(former);
            }
        } else if (change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof QueryObject old
                && alter.to() instanceof QueryObject view
                && !Queries.isAlterable(old, view)) {
            rebuild(formerNames.getOrDefault(old.id(), old.id()));
        }
    }

    private void rebuild(ObjectId id) {
        SchemaObject object = from.objects().get(id);
        if (object != null) {
            rebuilt.put(id, object);
        }
    }

    /** Adds what uses something that is to be made again; whether there was any. */
    private boolean addUsers() {
        Set<String> names = new HashSet<>();
        Set<String> views = new HashSet<>();
        for (SchemaObject object : rebuilt.values()) {
            if (object instanceof SqlObject file) {
                names.addAll(file.provides());
            } else {
                views.add(object.name().name());
            }
        }
        names.addAll(views);
        int before = rebuilt.size();
        for (SchemaObject object : from.objects().values()) {
            boolean isUser =
                    object instanceof QueryObject view && names.stream().anyMatch(view::mentions);
            boolean isLost = object instanceof SqlObject file
                    && file.removal().isPresent()
                    && (views.stream().anyMatch(file::isLostWith) || file.holds(names));
            if (isUser || isLost) {
                rebuilt.put(object.id(), object);
            }
        }
        return rebuilt.size() > before;
    }

    private boolean affects(Change change, QueryObject view) {
        return ofTables(change, view) || ofColumns(change, view) || ofTypes(change, view) || ofOthers(change, view);
    }

    private boolean ofTables(Change change, QueryObject view) {
        if (change instanceof TableChange.RenameTable rename) {
            return view.mentions(rename.from().name());
        }
        if (change instanceof TableChange.DropTable drop) {
            String name = drop.table().name().name();
            return view.mentions(name) && !letsGo(view, name);
        }
        return change instanceof KeyChange.DropConstraint drop
                && drop.constraint() instanceof Constraint.PrimaryKey
                && view.mentions(drop.table().name())
                && view.query().says("group");
    }

    private boolean ofColumns(Change change, QueryObject view) {
        if (change instanceof ColumnChange.RenameColumn rename) {
            return reads(view, rename.table(), rename.from());
        }
        if (change instanceof ColumnChange.DropColumn drop) {
            String column = drop.column().name();
            return reads(view, drop.table(), column) && !letsGo(view, column);
        }
        return change instanceof ColumnChange.AlterColumn alter
                && isRetyped(alter)
                && reads(view, alter.table(), alter.from().name());
    }

    /** Whether a query may read a column of a table, or of one that inherits it. */
    private boolean reads(QueryObject view, QualifiedName table, String column) {
        return withHeirs(table).stream().anyMatch(name -> Queries.reads(view, name.name(), column));
    }

    private Set<QualifiedName> withHeirs(QualifiedName table) {
        Set<QualifiedName> names = new TreeSet<>(Set.of(table));
        boolean grows = true;
        while (grows) {
            grows = names.addAll(Stream.of(from, wanted)
                    .flatMap(schema -> schema.tables().values().stream())
                    .filter(heir -> heir.options().inherits().stream().anyMatch(names::contains))
                    .map(Table::name)
                    .toList());
        }
        return names;
    }

    private static boolean isRetyped(ColumnChange.AlterColumn alter) {
        return Disturbance.isRetyped(alter.from(), alter.to());
    }

    /** Whether a view is to be another one without this name, and can become that as it stands. */
    private boolean letsGo(QueryObject view, String name) {
        return wanted.objects().get(view.id()) instanceof QueryObject to
                && Queries.isAlterable(view, to)
                && !to.query().takesAllColumns()
                && !to.mentions(name);
    }

    private boolean ofTypes(Change change, QueryObject view) {
        QualifiedName type = changedType(change);
        if (type == null) {
            return false;
        }
        return Queries.readsType(view, type, from);
    }

    /** The type that a change builds anew, drops or gives other names; null for none. */
    private @Nullable QualifiedName changedType(Change change) {
        if (change instanceof EnumChange.ReplaceLabels
                || change instanceof EnumChange.RenameLabel
                || change instanceof EnumChange.RenameEnum
                || change instanceof EnumChange.DropEnum
                || change instanceof ObjectChange.RenameAttribute) {
            return change.subject().owner();
        }
        if (change instanceof ObjectChange.RenameObject rename) {
            return rename.from().kind().isType() ? rename.from().name() : null;
        }
        if (change instanceof ObjectChange.DropObject drop) {
            return drop.object().kind().isType() ? drop.object().name() : null;
        }
        boolean isBuiltAnew = change instanceof ObjectChange.AlterObject alter
                && ((alter.from() instanceof Domain && TypeUse.mustReplace(alter.from(), alter.to(), from))
                        || alter.from() instanceof CompositeType);
        return isBuiltAnew ? change.subject().owner() : null;
    }

    private static boolean ofOthers(Change change, QueryObject view) {
        if (change instanceof ObjectChange.RenameObject rename) {
            return rename.from().kind().isView()
                    && !rename.from().equals(view.id())
                    && view.mentions(rename.from().name().name());
        }
        if (change instanceof ObjectChange.DropObject drop) {
            return drop.object() instanceof SqlObject file
                    ? file.provides().stream().anyMatch(view::mentions)
                    : !drop.object().id().equals(view.id())
                            && drop.object() instanceof QueryObject
                            && view.mentions(drop.object().name().name());
        }
        return change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof SqlObject old
                && alter.to() instanceof SqlObject file
                && Stream.of(file.outdated(old), old.outdated(file))
                        .flatMap(List::stream)
                        .flatMap(definition -> definition.provides().stream())
                        .anyMatch(view::mentions);
    }

    /** A trigger keeps its columns as they are; and what is to be taken away is so under the names that it was made with. */
    private boolean affects(Change change, SqlObject file) {
        List<SqlDefinition> removal = file.removal().orElse(List.of());
        String former = formerName(change);
        if (former != null
                && isChanged(file)
                && isReadAtOnce(file)
                && file.text().names().contains(former)) {
            return true;
        }
        if (change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof SqlObject old
                && alter.to() instanceof SqlObject now
                && !old.id().equals(file.id())
                && file.holds(outdated(old, now))) {
            return true;
        }
        QualifiedName rebuilt = typeBuiltAnew(change);
        if (rebuilt != null && Queries.isOfType(file, rebuilt, from)) {
            return true;
        }
        if (change instanceof TableChange.RenameTable rename) {
            return isChanged(file)
                    && removal.stream()
                            .anyMatch(each ->
                                    each.removal().mentions(rename.from().name()));
        }
        if (change instanceof EnumChange.RenameEnum || change instanceof ObjectChange.RenameObject) {
            return isChanged(file)
                    && removal.stream()
                            .anyMatch(each -> each.removal()
                                    .mentions(change.subject().owner().name()));
        }
        if (change instanceof ColumnChange.DropColumn drop) {
            return isOn(removal, withHeirs(drop.table()))
                    && file.text().mentions(drop.column().name());
        }
        return change instanceof ColumnChange.AlterColumn alter
                && isRetyped(alter)
                && isOn(removal, withHeirs(alter.table()))
                && file.text().mentions(alter.from().name());
    }

    /** What a file loses and gets anew, on the way there or back. */
    private static Set<String> outdated(SqlObject old, SqlObject now) {
        Set<String> names = new HashSet<>();
        now.outdated(old).forEach(each -> names.addAll(each.provides()));
        old.outdated(now).forEach(each -> names.addAll(each.provides()));
        return names;
    }

    /** The type that gives way to a new one of its name; null for none. */
    private @Nullable QualifiedName typeBuiltAnew(Change change) {
        boolean isBuiltAnew = change instanceof EnumChange.ReplaceLabels
                || (change instanceof ObjectChange.AlterObject alter
                        && TypeUse.mustReplace(alter.from(), alter.to(), from));
        return isBuiltAnew ? change.subject().owner() : null;
    }

    /** The name that something loses which functions can read; null if nothing does. */
    private static @Nullable String formerName(Change change) {
        if (change instanceof TableChange.RenameTable rename) {
            return rename.from().name();
        }
        if (change instanceof ColumnChange.RenameColumn rename) {
            return rename.from();
        }
        return change instanceof ObjectChange.RenameObject rename
                        && rename.from().kind().isView()
                ? rename.from().name().name()
                : null;
    }

    /** Whether PostgreSQL reads the whole text when it is run, so that neither text could be run under the other's names. */
    private boolean isReadAtOnce(SqlObject file) {
        boolean isUsedByTables = from.tables().values().stream()
                .anyMatch(
                        table -> file.routines().stream().anyMatch(name -> LostFunctions.isUsed(table, Set.of(name))));
        return file.removal().isPresent()
                && file.text().mentions("sql")
                && !file.routines().isEmpty()
                && !isUsedByTables;
    }

    private boolean isChanged(SqlObject file) {
        return !file.equals(wanted.objects().get(file.id()));
    }

    private static boolean isOn(List<SqlDefinition> removal, Set<QualifiedName> tables) {
        return removal.stream()
                .anyMatch(each -> tables.stream().anyMatch(table -> table.name().equals(each.on())));
    }
}
