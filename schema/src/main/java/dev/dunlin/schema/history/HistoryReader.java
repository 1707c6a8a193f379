package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.FoldException;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.history.HistoryProblem.Kind;
import dev.dunlin.schema.history.Provenance.Applied;
import dev.dunlin.schema.json.JsonFormatException;
import dev.dunlin.schema.json.NewerFormatException;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts a history together from its texts and notes whatever is wrong with them. */
final class HistoryReader {
    private static final String CHANGES = "changes.json";

    private final HistoryFiles files;
    private final List<MigrationFiles> folders;
    private final List<HistoryProblem> problems;
    private final List<Migration> migrations = new ArrayList<>();
    private final Fold fold = Fold.from(Schema.EMPTY);
    private final Provenance provenance = new Provenance();
    /** Tables and types whose state is not known since a change of them was refused; one conflict for each is enough. */
    private final Set<Subject> doubtful = new HashSet<>();
    /** Whether changes are missing, so that later ones may fail for no fault of their own. */
    private boolean incomplete;

    HistoryReader(HistoryFiles files) {
        this.files = files;
        this.folders = files.migrations().stream()
                .sorted(Comparator.comparing(MigrationFiles::name))
                .toList();
        this.problems = new ArrayList<>(files.problems());
        this.incomplete = !files.problems().isEmpty();
    }

    History read(String name) {
        if (checkProperties()) {
            checkNames();
            for (int position = 0; position < folders.size(); position++) {
                read(position, folders.get(position));
            }
            checkReferences();
        }
        ObjectFiles objects = new ObjectFiles(files);
        List<SqlObject> read = objects.read();
        problems.addAll(objects.problems());
        return new History(name, migrations, fold.schema(), read, problems);
    }

    /** Whether the migrations are worth reading. */
    private boolean checkProperties() {
        String file = files.path(HistoryProperties.FILE);
        String text = files.properties();
        if (text != null) {
            Optional<HistoryProblem> problem = HistoryProperties.check(file, text);
            problem.ifPresent(problems::add);
            return problem.isEmpty();
        }
        boolean unread =
                files.problems().stream().anyMatch(problem -> problem.file().equals(file));
        if (!unread && folders.stream().anyMatch(folder -> folder.changesJson() != null)) {
            problem(
                    Kind.NO_PROPERTIES,
                    file,
                    0,
                    "The file is missing, though there are migrations that Dunlin generated.",
                    "Restore it from version control, or write two lines: provider=postgresql, format=%d."
                            .formatted(HistoryProperties.FORMAT));
        }
        return true;
    }

    private void checkNames() {
        checkUnique(
                Kind.SAME_TIME,
                MigrationName::timeDigits,
                "has the time of",
                "Rename the folder that no database has yet to a later time.");
        checkUnique(
                Kind.SAME_NAME,
                MigrationName::namePart,
                "has the name of",
                "Rename the folder that no database has yet.");
    }

    /** Foreign migrations may share what they like: their tools allow it. */
    private void checkUnique(Kind kind, Function<String, Optional<String>> part, String what, String remedy) {
        Map<String, MigrationFiles> seen = new HashMap<>();
        for (MigrationFiles folder : folders) {
            MigrationFiles other = part.apply(folder.name())
                    .map(value -> seen.putIfAbsent(value, folder))
                    .orElse(null);
            if (other != null && (folder.changesJson() != null || other.changesJson() != null)) {
                problem(
                        kind,
                        files.path(folder.name()),
                        0,
                        "%s %s %s.".formatted(folder.name(), what, other.name()),
                        remedy);
            }
        }
    }

    private void read(int position, MigrationFiles folder) {
        Optional<ChangesCodec.Located> recorded = readChanges(folder);
        recorded.ifPresent(changes -> apply(position, folder.name(), changes));
        String sql = folder.migrationSql();
        if (sql == null) {
            incomplete |= folder.changesJson() == null;
            reportIncomplete(folder);
        } else if (recorded.isPresent() || folder.changesJson() == null) {
            ChangesFile changes = recorded.map(ChangesCodec.Located::file).orElse(null);
            migrations.add(new Migration(folder.name(), sql, folder.downSql(), changes, Checksum.of(sql)));
        }
    }

    private void reportIncomplete(MigrationFiles folder) {
        String file = files.path(folder.name(), "migration.sql");
        if (files.problems().stream().noneMatch(problem -> problem.file().equals(file))) {
            problem(
                    Kind.INCOMPLETE,
                    file,
                    0,
                    "The file is missing: the folder is no whole migration.",
                    "Restore it from version control, or delete the folder " + folder.name() + ".");
        }
    }

    private Optional<ChangesCodec.Located> readChanges(MigrationFiles folder) {
        if (folder.changesJson() == null) {
            return Optional.empty();
        }
        String file = files.path(folder.name(), CHANGES);
        try {
            return Optional.of(ChangesCodec.readLocated(file, folder.changesJson()));
        } catch (JsonFormatException e) {
            incomplete = true;
            Kind kind = e instanceof NewerFormatException ? Kind.NEWER_FORMAT : Kind.MALFORMED;
            problem(kind, file, e.line(), sentence(e.reason()), e.remedy());
            return Optional.empty();
        }
    }

    private void apply(int position, String migration, ChangesCodec.Located changes) {
        for (int at = 0; at < changes.lines().size(); at++) {
            Change change = changes.file().changes().get(at);
            Applied applied =
                    new Applied(position, migration, change, changes.lines().get(at));
            try {
                fold.apply(change);
                provenance.add(applied);
            } catch (FoldException e) {
                refuse(applied, reason(e));
            }
        }
    }

    private static String reason(FoldException e) {
        String name = e.change().subject().relativeTo(null);
        return e.mismatch().map(mismatch -> MismatchText.of(name, mismatch)).orElse(String.valueOf(e.getMessage()));
    }

    private void refuse(Applied refused, String reason) {
        Change change = refused.change();
        boolean isNews = doubtful.add(Subjects.owner(change.subject()));
        Subjects.renamedTo(change).map(Subjects::owner).ifPresent(doubtful::add);
        if (isNews && !incomplete) {
            conflict(refused, provenance.other(refused.position(), change), reason);
        }
    }

    private void checkReferences() {
        if (incomplete || !doubtful.isEmpty()) {
            return;
        }
        for (References.Dangling dangling : References.dangling(fold.schema())) {
            Applied user = provenance.lastOf(dangling.from()).orElseThrow();
            Applied remover = provenance.lastOf(dangling.to()).orElse(user);
            boolean userIsLater = user.position() >= remover.position();
            Applied later = userIsLater ? user : remover;
            Applied earlier = userIsLater ? remover : user;
            conflict(
                    later,
                    Optional.of(earlier).filter(applied -> applied.position() < later.position()),
                    "%s refers to %s, which is not there"
                            .formatted(describe(dangling.from()), describe(dangling.to())));
        }
    }

    private void conflict(Applied refused, Optional<Applied> other, String reason) {
        String before = other.map(applied -> "after " + applied.describe()).orElse("the migrations before it");
        String remedy = other.isPresent()
                ? "If they come from two branches, delete the folder %s, which no database may have yet, and generate it again."
                        .formatted(refused.migration())
                : "Restore the history from version control; a migration is missing, or changes.json was edited.";
        problem(
                Kind.CONFLICT,
                files.path(refused.migration(), CHANGES),
                refused.line(),
                "%s does not fit %s: %s.".formatted(refused.describe(), before, reason),
                remedy);
    }

    private static String describe(Subject subject) {
        return subject.kind().words() + " " + subject.relativeTo(null);
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }

    private void problem(Kind kind, String file, int line, String message, String remedy) {
        problems.add(new HistoryProblem(kind, file, line, message, remedy));
    }
}
