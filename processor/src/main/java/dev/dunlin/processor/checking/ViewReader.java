package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.SelectList;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads views and materialized views from records. */
final class ViewReader {
    private static final String VIEW = "View";
    private static final String MATERIALIZED = "MaterializedView";
    private static final List<String> SAYS_NOTHING = List.of(
            "was",
            "using",
            "backfill",
            "defaultValue",
            "defaultSql",
            "generatedAs",
            "virtual",
            "identity",
            "collation",
            "storage",
            "compression",
            "statistics");

    private final Context context;
    private final GroupReader groups;
    private final NameRule names;

    ViewReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.groups = new GroupReader(context, enums);
        this.names = new NameRule(context.problems());
    }

    /** The views of the history, sorted by the names of their records. */
    List<DraftView> all() {
        List<DraftView> views = new ArrayList<>();
        for (Declaration declaration : context.sources().owned()) {
            if (declaration instanceof Declaration.RecordType record
                    && (record.isAnnotated(VIEW) || record.isAnnotated(MATERIALIZED))) {
                read(record).ifPresent(views::add);
            }
        }
        return views;
    }

    /** The view; empty if it is none because of something that is reported. */
    private Optional<DraftView> read(Declaration.RecordType record) {
        String kind = record.isAnnotated(VIEW) ? VIEW : MATERIALIZED;
        AnnotationUse annotation = record.annotation(kind).orElseThrow();
        checkKinds(record, kind);
        QualifiedName name = new DeclaredName(context).read(record, annotation);
        Spot spot = Spot.of(Location.of(record.name()), context.shown(name));
        Spot at = spot.annotation(kind);
        annotation.text("was").ifPresent(was -> names.check(was, at.value("was")));
        checkShape(record, spot);
        checkMembers(record, kind, spot);
        Group group = groups.read(record, context.shown(name), spot);
        DraftTable relation = new DraftTable(record, name, true, TableOptions.NONE, group, spot);
        Optional<SqlExpression> query = query(annotation, at);
        List<ViewColumn> columns = columns(relation);
        if (columns.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        checkColumns(query.get(), columns, at);
        if (kind.equals(MATERIALIZED)) {
            new IndexReader(context).read(relation);
        }
        String comment = new Comments(context).read(record, record.doc(), spot);
        QueryObject object = kind.equals(VIEW)
                ? new View(name, record.name().binary(), columns, query.get(), options(annotation, at), comment)
                : new MaterializedView(
                        name,
                        record.name().binary(),
                        columns,
                        query.get(),
                        annotation.flag("withData", true),
                        List.of(),
                        new StorageReader(context.problems()).read(annotation, at),
                        comment);
        return Optional.of(
                new DraftView(object, relation, annotation.text("was").orElse(null), at));
    }

    private void checkKinds(Declaration.RecordType record, String kind) {
        for (String other : List.of("Table", "Domain", "Composite", MATERIALIZED)) {
            if (!other.equals(kind) && record.isAnnotated(other)) {
                context.add(Spot.of(Location.of(record.name()))
                        .annotation(kind)
                        .problem(
                                Code.TWO_KINDS,
                                "\"%s\" is both @%s and @%s"
                                        .formatted(record.name().nested(), other, kind))
                        .because("A record is one object of the schema.")
                        .fix("Remove one of the two."));
            }
        }
    }

    private void checkShape(Declaration.RecordType record, Spot spot) {
        if (!record.typeParameters().isEmpty()) {
            context.add(spot.problem(
                            Code.GENERIC_RECORD,
                            "\"%s\" is a view and has type parameters"
                                    .formatted(record.name().nested()))
                    .because("A column has one type, whatever a type parameter stands for.")
                    .fix("Write a record without type parameters."));
        }
    }

    private void checkMembers(Declaration.RecordType record, String kind, Spot spot) {
        boolean isStored = kind.equals(MATERIALIZED);
        Set<String> allowed = new HashSet<>(Set.of("Column", "Comment", "Embedded", "Ignored"));
        if (isStored) {
            allowed.add("Index");
        }
        TypeMemberRule rule = new TypeMemberRule(context.problems());
        record.components().forEach(component -> {
            Spot at = Spot.of(Location.of(record.name()).member(component.name()), spot.where());
            rule.check(component, "a view", allowed, at);
            rule.checkMembers(component, "a view", SAYS_NOTHING, at);
        });
        for (String name : List.of("Index", "Unique", "Check", "Exclude", "Relation")) {
            if (record.isAnnotated(name) && !(isStored && name.equals("Index"))) {
                context.add(spot.annotation(name)
                        .problem(Code.NOT_IN_TYPE, "\"@%s\" says nothing in a view".formatted(name))
                        .because("A view has no rows of its own.")
                        .fix("Remove it, or write it on the table that the view reads."));
            }
        }
    }

    private List<ViewColumn> columns(DraftTable relation) {
        List<ViewColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DraftColumn column : relation.columns()) {
            if (seen.add(column.name())) {
                columns.add(new ViewColumn(column.name(), column.type(), column.comment()));
            } else {
                context.add(column.spot()
                        .problem(
                                Code.DUPLICATE_COLUMN,
                                "\"%s\" is the column of two components".formatted(column.name()))
                        .fix("Give it another name: @Column(name = \"…\")"));
            }
        }
        if (columns.isEmpty()) {
            context.add(relation.spot
                    .problem(
                            Code.NO_COLUMNS,
                            "\"%s\" has no columns"
                                    .formatted(relation.record.name().nested()))
                    .because("Each component of a view's record is a column, and there is none that is not ignored.")
                    .fix("Declare a component for each column of the query."));
        }
        return columns;
    }

    private Optional<SqlExpression> query(AnnotationUse annotation, Spot at) {
        Spot spot = at.value("query");
        Optional<SqlExpression> query = new Expressions(context.problems())
                .read(annotation.written("query").orElse(""), "query", spot);
        if (query.isPresent() && !SelectList.isQuery(query.get())) {
            context.add(spot.problem(Code.VIEW_QUERY, "the text is not a query")
                    .because("A view is made of a SELECT, WITH, VALUES or TABLE.")
                    .fix("Write for example: query = \"SELECT id, name FROM users\""));
            return Optional.empty();
        }
        return query;
    }

    /** The names in the record are those of the view, so that a query in another order would swap columns in silence. */
    private void checkColumns(SqlExpression query, List<ViewColumn> columns, Spot at) {
        SelectList list = SelectList.of(query).orElse(null);
        if (list == null) {
            return;
        }
        Spot spot = at.value("query");
        if (!list.isWhole()) {
            context.add(spot.problem(Code.VIEW_QUERY, "the query takes columns that it does not name")
                    .because(
                            "What \"*\" stands for depends on when the view is made, so that two databases could differ.")
                    .fix("Name the columns: " + names(columns)));
            return;
        }
        if (list.items().size() != columns.size()) {
            context.add(spot.problem(
                            Code.VIEW_COLUMNS,
                            "the query has %d columns, and the record %d"
                                    .formatted(list.items().size(), columns.size()))
                    .because("Each component is a column of the query, in its order: %s.".formatted(names(columns)))
                    .fix("Declare a component for each column, or take fewer columns."));
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            String name = list.items().get(i).name();
            String wanted = columns.get(i).name();
            if (name != null && !name.equals(wanted)) {
                context.add(spot.problem(
                                Code.VIEW_COLUMNS,
                                "column %d of the query is \"%s\", and the component there is \"%s\""
                                        .formatted(i + 1, name, wanted))
                        .because("The components of a view are the columns of its query, in its order.")
                        .fix("Bring them into one order, or say AS %s in the query.".formatted(wanted)));
                return;
            }
        }
    }

    private static String names(List<ViewColumn> columns) {
        return String.join(", ", columns.stream().map(ViewColumn::name).toList());
    }

    private View.Options options(AnnotationUse annotation, Spot at) {
        boolean invoker = annotation.flag("securityInvoker", false);
        if (invoker) {
            new ServerRule(context).check("securityInvoker", 15, at.value("securityInvoker"));
        }
        return new View.Options(
                annotation.flag("securityBarrier", false),
                invoker,
                annotation.constant("check").map(View.Check::valueOf).orElse(View.Check.NONE));
    }
}
