package dev.dunlin.cli.compare;

import dev.dunlin.cli.catalog.CatalogReader;
import dev.dunlin.cli.catalog.CatalogScope;
import dev.dunlin.cli.catalog.FileNames;
import dev.dunlin.cli.compare.Answers.ColumnName;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.SqlStatement;
import dev.dunlin.schema.model.Table;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A transaction that is rolled back, in which things are made to see how PostgreSQL writes them. Tables are empty copies; queries
 * read the real ones. Nobody else ever sees any of it.
 */
final class Scratch {
    private static final Set<String> REFUSED = Set.of("42501", "25006");
    private static final String CONNECTION_LOST = "08";

    private final Connection connection;
    private final CatalogScope scope;
    private final Places places;
    private final Copies copies;
    private final Set<Object> failed = new HashSet<>();

    private Scratch(Connection connection, CatalogScope scope) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        this.places = new Places(prepare());
        this.copies = new Copies(places);
    }

    /**
     * Makes what it can of a schema, and reads it.
     *
     * @param context has the tables and views to which triggers and privileges belong
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

    /**
     * What an author names without its PostgreSQL schema is looked for where migrations look for it.
     *
     * @return the process of the server that serves the connection
     */
    private String prepare() throws SQLException {
        String path =
                scope.path().stream().map(name -> Sql.identifier(name) + ", ").collect(Collectors.joining());
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT pg_backend_pid(), set_config('search_path', ? || current_setting('search_path'), true),
                    set_config('client_min_messages', 'error', true), set_config('check_function_bodies', 'off', true)
                """)) {
            statement.setString(1, path);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private Answers ask(Schema questions, Schema context) throws SQLException {
        List<List<Step>> groups = new ArrayList<>();
        questions.tables().values().forEach(table -> groups.add(copies.steps(places.placed(table))));
        List<SqlObject> files = new ArrayList<>();
        for (SchemaObject object : questions.objects().values()) {
            if (object instanceof SqlObject file) {
                files.add(file);
            } else {
                places.placed(object)
                        .ifPresent(placed -> groups.add(List.of(Step.of(new ObjectChange.CreateObject(placed)))));
            }
        }
        Set<QualifiedName> copied = new HashSet<>(questions.tables().keySet());
        files.forEach(file -> groups.addAll(steps(file, context, copied)));
        if (places.namespaces().isEmpty()) {
            return Answers.NONE;
        }
        createSchemas();
        run(groups);
        CatalogScope ours = new CatalogScope(places.namespaces(), scope.home(), scope.path(), Set.of(), Set.of());
        return answers(new CatalogReader(ours).read(connection).schema(), files);
    }

    /** What a file makes, beside the real things, after copies of the tables to which it belongs. */
    private List<List<Step>> steps(SqlObject file, Schema context, Set<QualifiedName> copied) {
        List<List<Step>> groups = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (SqlStatement statement : file.statements()) {
            PlacedStatement placed =
                    PlacedStatement.of(statement, this::placeOfWritten).orElse(null);
            if (placed == null) {
                failed.add(file.id());
                continue;
            }
            QualifiedName subject = ObjectFiles.seen(placed.subject(), scope.home());
            if (placed.onTable() && copied.add(subject)) {
                copy(subject, context).ifPresent(copy -> groups.add(List.of(copy)));
            }
            steps.add(new Step(List.of(placed.sql()), file.id(), List.of()));
        }
        groups.add(steps);
        return groups;
    }

    private Optional<Step> copy(QualifiedName subject, Schema context) {
        Table table = context.tables().get(subject);
        if (table != null) {
            return Optional.of(copies.copy(places.placed(Questions.bare(context, table))));
        }
        SchemaObject view = context.objects().get(new ObjectId(ObjectKind.VIEW, subject));
        return Optional.ofNullable(view)
                .flatMap(places::placed)
                .map(placed -> Step.of(new ObjectChange.CreateObject(placed)));
    }

    private QualifiedName placeOfWritten(QualifiedName name) {
        return places.place(ObjectFiles.seen(name, scope.home()));
    }

    private void createSchemas() throws SQLException {
        String sql = places.namespaces().stream()
                .map(name -> "CREATE SCHEMA " + Sql.identifier(name))
                .collect(Collectors.joining(";\n"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            boolean isRefused = REFUSED.contains(String.valueOf(e.getSQLState()));
            throw isRefused ? new NoScratchException(connection.getMetaData().getUserName(), e) : e;
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
        List<String> statements = new ArrayList<>();
        for (Step step : steps) {
            if (step.statements() == null) {
                return false;
            }
            statements.addAll(step.statements());
        }
        if (statements.isEmpty()) {
            return true;
        }
        Savepoint savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(String.join(";\n", statements));
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(CONNECTION_LOST)) {
                throw e;
            }
            connection.rollback(savepoint);
            return false;
        }
    }

    /** What was read, under the names that were asked for. */
    private Answers answers(Schema read, List<SqlObject> files) {
        List<Table> tables = read.tables().values().stream().map(places::origin).toList();
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : read.objects().values()) {
            if (!(object instanceof SqlObject)) {
                objects.add(object.withName(places.origin(object.name())));
            }
        }
        files.stream().filter(file -> !failed.contains(file.id())).forEach(file -> objects.add(written(file, read)));
        Set<ColumnName> columns = failed.stream()
                .filter(ColumnName.class::isInstance)
                .map(ColumnName.class::cast)
                .collect(Collectors.toSet());
        return new Answers(Schema.of(List.of(), List.of(), tables).withObjects(objects), columns);
    }

    /** A file as a reader writes what it makes. */
    private SqlObject written(SqlObject file, Schema read) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (SqlStatement statement : file.statements()) {
            PlacedStatement placed =
                    PlacedStatement.of(statement, this::placeOfWritten).orElseThrow();
            String here = FileNames.of(placeOfWritten(placed.subject()).namespace(), placed.file());
            SchemaObject made = read.objects().get(new ObjectId(ObjectKind.OBJECT, QualifiedName.of(here)));
            if (made instanceof SqlObject found) {
                String name = FileNames.of(
                        ObjectFiles.seen(placed.subject(), scope.home()).namespace(), placed.file());
                texts.put(name, places.origins(found.text().sql()));
            }
        }
        return texts.isEmpty() ? file : ObjectFiles.joined(file, List.copyOf(texts.values()));
    }
}
