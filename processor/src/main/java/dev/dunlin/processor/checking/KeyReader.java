package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules: a table has a primary key, with one name. */
final class KeyReader {
    private final Context context;

    KeyReader(Context context) {
        this.context = context;
    }

    void read(DraftTable table) {
        List<TableAnnotation> ids = TableAnnotation.all(table.group, "Id").stream()
                .sorted(Comparator.comparingInt(id -> id.use().number("order").orElse(0)))
                .toList();
        if (ids.isEmpty()) {
            missing(table);
            return;
        }
        List<String> columns = ids.stream()
                .flatMap(id -> id.ownColumns().stream())
                .map(DraftColumn::name)
                .distinct()
                .toList();
        if (!columns.isEmpty()) {
            Constraint key = new Constraint.PrimaryKey(name(ids), columns, comment(ids));
            table.constraints.add(new DraftConstraint(key, List.of(), ids.get(0).spot()));
        }
    }

    /** The first comment that one of the components says. */
    private @Nullable String comment(List<TableAnnotation> ids) {
        Comments comments = new Comments(context);
        return ids.stream()
                .map(id -> comments.read(id.use(), id.spot()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String name(List<TableAnnotation> ids) {
        Optional<String> first =
                ids.stream().flatMap(id -> name(id.use()).stream()).findFirst();
        for (TableAnnotation id : ids) {
            Optional<String> name = name(id.use());
            if (name.isPresent() && !name.equals(first)) {
                context.add(id.spot()
                        .value("name")
                        .problem(Code.KEY_NAMES_DISAGREE, "\"%s\" is a second name of one key".formatted(name.get()))
                        .because("Another component calls it \"%s\".".formatted(first.orElse("")))
                        .fix("Write the name once."));
            }
        }
        first.ifPresent(name ->
                new NameRule(context.problems()).check(name, ids.get(0).spot().value("name")));
        return first.orElse("");
    }

    private static Optional<String> name(AnnotationUse id) {
        return id.text("name");
    }

    private void missing(DraftTable table) {
        if (!table.managed || table.columns().isEmpty()) {
            return;
        }
        context.add(table.spot
                .annotation("Table")
                .problem(
                        Code.NO_PRIMARY_KEY,
                        "\"%s\" has no primary key"
                                .formatted(table.record.name().nested()))
                .because("Its rows cannot be told apart, referred to, or replicated one by one.")
                .fix("Write: @Id on the components that identify a row — or, if it is meant: @SuppressWarnings(\"%s\")"
                        .formatted(Code.NO_PRIMARY_KEY.id())));
    }
}
