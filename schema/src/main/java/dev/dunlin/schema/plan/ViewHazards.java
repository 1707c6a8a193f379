package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SchemaView;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.plan.Hazard.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is dangerous about views and files of plain SQL that go, for good or to be made again. */
final class ViewHazards {
    private final PlanOptions options;
    private final PlanFacts facts;

    ViewHazards(PlanOptions options, PlanFacts facts) {
        this.options = options;
        this.facts = facts;
    }

    /** Whether a change is of a view or a file. */
    static boolean isOfView(Change change) {
        return change.subject()
                .object()
                .filter(id -> id.kind().isView() || id.kind() == ObjectKind.OBJECT)
                .isPresent();
    }

    /** @param before the schema in which the change is done */
    List<Hazard> of(Change change, SchemaView before) {
        if (change instanceof ObjectChange.AlterObject alter
                && alter.from() instanceof MaterializedView old
                && alter.to() instanceof MaterializedView view) {
            return unique(view, old.populated() ? old.indexes() : List.of());
        }
        if (change instanceof ObjectChange.CreateObject create && create.object() instanceof MaterializedView view) {
            return !readsWhatWasThere(view, before, new HashSet<>())
                    ? List.of()
                    : unique(
                            view,
                            facts.dropped(view).map(MaterializedView::indexes).orElse(List.of()));
        }
        if (change instanceof ObjectChange.DropObject drop && drop.object() instanceof QueryObject view) {
            return facts.created(view.id())
                    .map(again -> rebuild(view, (QueryObject) again))
                    .orElseGet(() -> List.of(drop(view)));
        }
        if (change instanceof ObjectChange.DropObject drop && drop.object() instanceof SqlObject file) {
            return facts.created(file.id()).isPresent() ? List.of() : List.of(drop(file));
        }
        if (change instanceof ObjectChange.RenameObject rename
                && rename.from().kind().isView()
                && !facts.isStep(rename)) {
            return List.of(hazard(
                    Code.RENAME_VIEW,
                    change.subject(),
                    "A deployed version that still uses the old name fails from this moment on.",
                    "Deploy in a maintenance window, or declare a second view under the new name and drop the old one later.",
                    options.online()));
        }
        return List.of();
    }

    /** Whether a query may find rows: it reads something that is not new in the plan, be it by way of what is new. */
    private boolean readsWhatWasThere(SchemaObject reader, SchemaView before, Set<ObjectId> seen) {
        Set<String> names = text(reader).names();
        boolean isFirst = seen.add(reader.id());
        return before.tables().keySet().stream()
                        .anyMatch(table -> names.contains(table.name()) && !facts.isCreated(table))
                || before.objects().values().stream()
                        .filter(object -> isFirst && isRead(object, names))
                        .anyMatch(object ->
                                facts.created(object.id()).isEmpty() || readsWhatWasThere(object, before, seen));
    }

    private static boolean isRead(SchemaObject object, Set<String> names) {
        return object instanceof SqlObject file
                ? file.provides().stream().anyMatch(names::contains)
                : object instanceof QueryObject view
                        && names.contains(view.name().name());
    }

    private static SqlExpression text(SchemaObject object) {
        return object instanceof SqlObject file ? file.text() : ((QueryObject) object).query();
    }

    /** Rows of a view that are equal in the columns of a new unique index. */
    private List<Hazard> unique(MaterializedView view, List<Index> before) {
        return view.indexes().stream()
                .filter(index -> view.populated() && index.unique())
                .filter(index -> before.stream()
                        .noneMatch(old -> old.withName(index.name())
                                .withComment(index.comment())
                                .withStorage(index.storage())
                                .equals(index)))
                .map(index -> hazard(
                        Code.ADD_UNIQUE,
                        Subject.object(view.id()),
                        "The migration fails if two rows of the view are equal in the columns of %s."
                                .formatted(index.name()),
                        "Look first for duplicates in what its query finds.",
                        true))
                .limit(1)
                .toList();
    }

    private Hazard drop(QueryObject view) {
        return hazard(
                Code.DROP_VIEW,
                Subject.object(view.id()),
                "A deployed version that still reads the view fails, and privileges that were granted on it are gone.",
                "Drop it in a release after the last one that uses it.",
                options.online());
    }

    private Hazard drop(SqlObject file) {
        boolean isKnown = file.removal().isPresent();
        return hazard(
                Code.DROP_OBJECT,
                Subject.object(file.id()),
                isKnown
                        ? "What the file created is dropped, and a deployed version that still uses it fails."
                        : "The file is gone, and what undoes its statements is not known, so that they stay in effect.",
                isKnown
                        ? "Remove it in a release after the last one that uses it."
                        : "Write what undoes them into the migration by hand.",
                !isKnown || options.online());
    }

    private List<Hazard> rebuild(QueryObject from, QueryObject to) {
        String lost = from.columns().stream()
                .map(ViewColumn::name)
                .filter(name ->
                        to.columns().stream().noneMatch(column -> column.name().equals(name)))
                .collect(Collectors.joining(", "));
        boolean isStored = from instanceof MaterializedView;
        StringBuilder danger = new StringBuilder("It is dropped and made again");
        if (isStored) {
            danger.append(": its query reads everything anew while readers wait");
        }
        danger.append("; privileges that were granted on it by hand are gone");
        if (!lost.isEmpty()) {
            danger.append(", and a deployed version that still reads ")
                    .append(lost)
                    .append(" fails");
        }
        return List.of(hazard(
                Code.REBUILD_VIEW,
                Subject.object(from.id()),
                danger.append('.').toString(),
                "Grant privileges in a file in objects/, which is carried again after the view.",
                options.online() && (isStored || !lost.isEmpty())));
    }

    private Hazard hazard(Code code, Subject subject, String danger, String remedy, boolean refused) {
        return new Hazard(code, subject, subject.relativeTo(options.home()), danger, remedy, refused);
    }
}
