package dev.dunlin.cli.compare;

import dev.dunlin.cli.catalog.CatalogReader;
import dev.dunlin.cli.catalog.CatalogScope;
import dev.dunlin.cli.catalog.FileNames;
import dev.dunlin.cli.compare.Answers.ColumnName;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.SqlStatement;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.View;
import dev.dunlin.schema.sql.Ddl;
import dev.dunlin.schema.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in a database where things are made to see how PostgreSQL writes them, and that nobody else ever sees: PostgreSQL
 * schemas of a transaction that is rolled back, one for each in which things have their names. Tables there are empty copies;
 * queries read the real ones.
 */
final class Scratch {
    private static final String PREFIX = "dunlin_scratch_";

    private static final ColumnType ANY_TYPE = ColumnType.Builtin.of("text");

    private final Connection connection;
    private final CatalogScope scope;
    private final Map<String, String> places = new TreeMap<>();
    private final Set<Object> failed = new HashSet<>();

    /** Process of the server that serves the connection: no other session has its schemas under the same names. */
    private String session = "";

    private Scratch(Connection connection, CatalogScope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    /** A statement, and what is tried in its place if it fails. */
    private record Step(List<String> statements, @Nullable Object about, List<Step> otherwise) {}

    /**
     * Makes what it can of a schema, and reads it.
     *
     * @param context has the tables to which triggers and privileges belong
     * @throws NoScratchException if the user may not create a PostgreSQL schema
     */
    static Answers ask(Connection connection, CatalogScope scope, Schema questions, Schema context)
            throws SQLException {
        boolean own = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Savepoint begin = connection.setSavepoint();
        try {
            return new Scratch(connection, scope).ask(questions, context);
        } finally {
            connection.rollback(begin);
            if (own) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Answers ask(Schema questions, Schema context) throws SQLException {
        prepare();
        questions.tables().keySet().forEach(this::place);
        questions.tables().values().forEach(table -> table.partitions().forEach(each -> place(each.name())));
        questions.objects().keySet().stream()
                .filter(id -> id.kind() != ObjectKind.OBJECT)
                .forEach(id -> place(id.name()));
        Schema files = questions.withObjects(questions.objects().values().stream()
                .filter(SqlObject.class::isInstance)
                .toList());
        List<List<Step>> ofFiles = ofFiles(files, context);
        createSchemas();
        List<List<Step>> groups = new ArrayList<>();
        questions.tables().values().forEach(table -> groups.add(steps(placed(table))));
        for (SchemaObject object : questions.objects().values()) {
            placed(object).ifPresent(placed -> groups.add(List.of(step(new Change.CreateObject(placed)))));
        }
        groups.addAll(ofFiles);
        run(groups);
        CatalogScope ours =
                new CatalogScope(Set.copyOf(places.values()), scope.home(), scope.path(), Set.of(), Set.of());
        Schema read = new CatalogReader(ours).read(connection).schema();
        return new Answers(backAgain(read, files), columns(failed));
    }

    private static Set<ColumnName> columns(Set<Object> failed) {
        return failed.stream()
                .filter(ColumnName.class::isInstance)
                .map(ColumnName.class::cast)
                .collect(Collectors.toSet());
    }

    /** What files make, beside the real things: copies of the tables first that have no questions of their own. */
    private List<List<Step>> ofFiles(Schema files, Schema context) {
        List<List<Step>> groups = new ArrayList<>();
        Set<QualifiedName> copied = new HashSet<>(files.tables().keySet());
        for (SchemaObject object : files.objects().values()) {
            List<Step> steps = new ArrayList<>();
            for (SqlStatement statement : ((SqlObject) object).statements()) {
                PlacedStatement placed = PlacedStatement.of(
                                statement, name -> place(ObjectFiles.seen(name, scope.home())))
                        .orElse(null);
                if (placed == null) {
                    failed.add(object.id());
                    continue;
                }
                QualifiedName subject = ObjectFiles.seen(placed.subject(), scope.home());
                Table table = placed.onTable() ? context.tables().get(subject) : null;
                if (table != null && copied.add(subject)) {
                    groups.add(List.of(copy(placed(Questions.bare(context, table)))));
                }
                steps.add(new Step(List.of(placed.sql()), object.id(), List.of()));
            }
            groups.add(steps);
        }
        return groups;
    }

    /** What an author names without its PostgreSQL schema is looked for where migrations look for it. */
    private void prepare() throws SQLException {
        String path =
                scope.path().stream().map(name -> Sql.identifier(name) + ", ").collect(Collectors.joining());
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT set_config('search_path', ? || current_setting('search_path'), true),
                    set_config('client_min_messages', 'error', true),
                    set_config('check_function_bodies', 'off', true), pg_backend_pid()
                """)) {
            statement.setString(1, path);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                session = rows.getString(4);
            }
        }
    }

    private QualifiedName place(QualifiedName name) {
        String namespace = name.namespace() == null ? "" : name.namespace();
        return new QualifiedName(
                places.computeIfAbsent(namespace, key -> PREFIX + session + "_" + places.size()), name.name());
    }

    private void createSchemas() throws SQLException {
        String sql = places.values().stream()
                .map(name -> "CREATE SCHEMA " + Sql.identifier(name))
                .collect(Collectors.joining(";\n"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            boolean isRefused = Set.of("42501", "25006").contains(String.valueOf(e.getSQLState()));
            throw isRefused ? new NoScratchException(connection.getMetaData().getUserName(), e) : e;
        }
    }

    private Table placed(Table table) {
        Partitioning partitioning = table.partitioning();
        Table placed = table.withName(place(table.name()));
        if (partitioning == null) {
            return placed;
        }
        List<Partition> partitions = partitioning.partitions().stream()
                .map(partition -> partition
                        .withName(place(partition.name()))
                        .withParent(partition.parent() == null ? null : place(partition.parent())))
                .toList();
        return placed.withPartitioning(partitioning.withPartitions(partitions));
    }

    private Optional<SchemaObject> placed(SchemaObject object) {
        if (object instanceof View view) {
            return Optional.of(
                    new View(place(view.name()), null, view.columns(), view.query(), View.Options.NONE, null));
        }
        if (object instanceof MaterializedView view) {
            return Optional.of(new MaterializedView(
                    place(view.name()),
                    null,
                    view.columns(),
                    view.query(),
                    false,
                    view.indexes().stream()
                            .map(index -> index.withComment(null).withTablespace(null))
                            .toList(),
                    new TreeMap<>(),
                    null));
        }
        if (object instanceof Domain domain) {
            return Optional.of(domain.withName(place(domain.name())).withComment(null));
        }
        return object instanceof CompositeType type
                ? Optional.of(type.withName(place(type.name())).withComment(null))
                : Optional.empty();
    }

    /** The table as an empty copy, then everything else one by one. */
    private List<Step> steps(Table table) {
        List<Step> steps = new ArrayList<>();
        steps.add(copy(table));
        for (Column column : table.columns()) {
            steps.addAll(column(table, column));
        }
        for (Constraint constraint : table.constraints()) {
            steps.add(step(new Change.AddConstraint(table.name(), constraint)));
        }
        for (Index index : table.indexes()) {
            steps.add(step(new Change.AddIndex(table.name(), index)));
        }
        for (Policy policy : table.rowSecurity().policies()) {
            steps.add(step(new Change.AddPolicy(table.name(), policy)));
        }
        return steps;
    }

    private Step copy(Table table) {
        List<Column> plain = table.columns().stream()
                .filter(column -> !column.isGenerated())
                .map(Scratch::plain)
                .toList();
        Table bare = table.withColumns(plain)
                .withConstraints(List.of())
                .withIndexes(List.of())
                .withRowSecurity(RowSecurity.NONE);
        List<Step> byColumn = new ArrayList<>();
        byColumn.add(step(new Change.CreateTable(bare.withColumns(List.of()).withPartitioning(null))));
        for (Column column : plain) {
            Step any = step(new Change.AddColumn(table.name(), column.withType(ANY_TYPE), null));
            byColumn.add(step(new Change.AddColumn(table.name(), column, null), name(table, column), List.of(any)));
        }
        Partitioning partitioning = table.partitioning();
        if (partitioning == null) {
            return step(new Change.CreateTable(bare), null, byColumn);
        }
        Step undivided = step(new Change.CreateTable(bare.withPartitioning(null)), null, byColumn);
        Step divided = step(
                new Change.CreateTable(bare.withPartitioning(partitioning.withPartitions(List.of()))),
                null,
                List.of(undivided));
        return step(new Change.CreateTable(bare), null, List.of(divided));
    }

    private static Column plain(Column column) {
        return new Column(column.name(), column.type(), true, null, column.collation(), null, null);
    }

    private List<Step> column(Table table, Column column) {
        Column plain = plain(column);
        List<Step> steps = new ArrayList<>();
        if (column.isGenerated()) {
            Step other = step(new Change.AddColumn(table.name(), plain, null));
            Column generated = plain.withDefault(column.defaultValue());
            steps.add(step(new Change.AddColumn(table.name(), generated, null), name(table, column), List.of(other)));
        } else if (column.defaultValue() != null) {
            Column valued = plain.withDefault(column.defaultValue());
            Change change = new Change.AlterColumn(table.name(), plain, valued, null, null);
            steps.add(step(change, name(table, column), List.of()));
        }
        if (!column.options().equals(plain.options())) {
            Column kept = plain.withOptions(column.options());
            Change change = new Change.AlterColumn(table.name(), plain, kept, null, null);
            steps.add(step(change, name(table, column), List.of()));
        }
        return steps;
    }

    private ColumnName name(Table table, Column column) {
        return new ColumnName(origin(table.name()), column.name());
    }

    private static Step step(Change change) {
        return step(change, null, List.of());
    }

    private static Step step(Change change, @Nullable ColumnName about, List<Step> otherwise) {
        try {
            List<String> statements = Ddl.statements(change, Fold.from(Schema.EMPTY), true).stream()
                    .map(dev.dunlin.schema.sql.Statement::sql)
                    .toList();
            return new Step(statements, about, otherwise);
        } catch (IllegalArgumentException e) {
            return new Step(List.of("SELECT 1 / 0"), about, otherwise);
        }
    }

    /** Everything at once; if that fails, group by group, and what fails there step by step. */
    private void run(List<List<Step>> groups) throws SQLException {
        List<Step> all = groups.stream().flatMap(List::stream).toList();
        if (attempt(all)) {
            return;
        }
        for (List<Step> group : groups) {
            if (!attempt(group)) {
                for (Step step : group) {
                    runAlone(step);
                }
            }
        }
    }

    private void runAlone(Step step) throws SQLException {
        if (attempt(List.of(step))) {
            return;
        }
        if (step.about() != null) {
            failed.add(step.about());
        }
        for (Step other : step.otherwise()) {
            runAlone(other);
        }
    }

    private boolean attempt(List<Step> steps) throws SQLException {
        String sql = steps.stream().flatMap(step -> step.statements().stream()).collect(Collectors.joining(";\n"));
        if (sql.isEmpty()) {
            return true;
        }
        Savepoint savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("08")) {
                throw e;
            }
            connection.rollback(savepoint);
            return false;
        }
    }

    private QualifiedName origin(QualifiedName placed) {
        String namespace = places.entrySet().stream()
                .filter(place -> place.getValue().equals(placed.namespace()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        return new QualifiedName(namespace.isEmpty() ? null : namespace, placed.name());
    }

    /** What was read under the names that were asked for. */
    private Schema backAgain(Schema read, Schema files) {
        List<Table> tables = new ArrayList<>();
        for (Table table : read.tables().values()) {
            Partitioning partitioning = table.partitioning();
            Table named = table.withName(origin(table.name()));
            tables.add(partitioning == null ? named : named.withPartitioning(backAgain(partitioning)));
        }
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : read.objects().values()) {
            if (!(object instanceof SqlObject)) {
                objects.add(object.withName(origin(object.name())));
            }
        }
        for (SchemaObject object : files.objects().values()) {
            if (!failed.contains(object.id())) {
                objects.add(written((SqlObject) object, read));
            }
        }
        return Schema.of(List.of(), List.of(), tables).withObjects(objects);
    }

    /** A file as a reader writes what it makes. */
    private SqlObject written(SqlObject file, Schema read) {
        SortedSet<String> names = new TreeSet<>();
        for (SqlStatement statement : file.statements()) {
            PlacedStatement.of(statement, UnaryOperator.identity()).ifPresent(placed -> {
                QualifiedName subject = place(ObjectFiles.seen(placed.subject(), scope.home()));
                names.add(FileNames.of(subject.namespace(), placed.file()));
            });
        }
        List<String> texts = new ArrayList<>();
        for (String name : names) {
            SchemaObject found = read.objects().get(new ObjectId(ObjectKind.OBJECT, QualifiedName.of(name)));
            if (found instanceof SqlObject made) {
                texts.add(origins(made.text().sql()));
            }
        }
        return texts.isEmpty() ? file : ObjectFiles.joined(file, texts);
    }

    /** A text with the names that things have instead of those that they have here. */
    private String origins(String sql) {
        String text = sql;
        for (Map.Entry<String, String> place : places.entrySet()) {
            String origin = place.getKey().isEmpty() ? "" : quoted(place.getKey()) + ".";
            text = text.replace(place.getValue() + ".", origin);
        }
        return text;
    }

    /** As PostgreSQL's deparser quotes, keywords apart. */
    private static String quoted(String namespace) {
        return namespace.matches("[a-z_][a-z0-9_$]*") ? namespace : Sql.identifier(namespace);
    }

    private Partitioning backAgain(Partitioning partitioning) {
        return partitioning.withPartitions(partitioning.partitions().stream()
                .map(partition -> partition
                        .withName(origin(partition.name()))
                        .withParent(partition.parent() == null ? null : origin(partition.parent())))
                .toList());
    }
}
