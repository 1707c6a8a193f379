package dev.dunlin.schema.history;

import dev.dunlin.schema.history.HistoryFiles.ObjectFile;
import dev.dunlin.schema.history.HistoryProblem.Kind;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.SqlStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files of plain SQL, and notes those that no migration can carry. */
final class ObjectFiles {
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^[ \\t]*--[ \\t]*dunlin:");

    private final HistoryFiles files;
    private final List<HistoryProblem> problems = new ArrayList<>();

    ObjectFiles(HistoryFiles files) {
        this.files = files;
    }

    /** Those that can be carried, sorted by name. */
    List<SqlObject> read() {
        List<SqlObject> objects = new ArrayList<>();
        files.objects().stream()
                .sorted(Comparator.comparing(ObjectFile::name))
                .forEach(file -> read(file).ifPresent(objects::add));
        return objects;
    }

    List<HistoryProblem> problems() {
        return problems;
    }

    private Optional<SqlObject> read(ObjectFile file) {
        String text = file.text().replace("\r\n", "\n");
        int before = problems.size();
        if (text.indexOf('\0') >= 0) {
            problem(file, 0, "The file has a character with the code 0.", "Leave it out.");
            return Optional.empty();
        }
        List<SqlStatement> statements = SqlStatement.of(text);
        if (statements.isEmpty()) {
            problem(file, 0, "The file has no statement.", "Write one, or delete the file.");
            return Optional.empty();
        }
        if (!new SqlExpression(text).isClosed()) {
            SqlStatement last = statements.get(statements.size() - 1);
            problem(
                    file,
                    last.line(),
                    "A quote or a comment that is opened in the statement is not closed.",
                    "Close it.");
        }
        statements.forEach(statement -> check(file, statement));
        Matcher directive = DIRECTIVE.matcher(text);
        if (directive.find()) {
            int line = 1
                    + (int) text.substring(0, directive.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problem(
                    file,
                    line,
                    "The comment reads as a directive of a migration.",
                    "Write the comment so that it does not begin with \"dunlin:\".");
        }
        return problems.size() > before ? Optional.empty() : Optional.of(SqlObject.of(file.name(), text));
    }

    private void check(ObjectFile file, SqlStatement statement) {
        statement
                .objection()
                .ifPresent(reason -> problem(
                        file,
                        statement.line(),
                        "The statement cannot be carried by a migration: %s.".formatted(reason),
                        "Write it into a migration of its own by hand."));
    }

    private void problem(ObjectFile file, int line, String message, String remedy) {
        problems.add(new HistoryProblem(
                Kind.OBJECT_FILE, files.path("objects", file.name() + ".sql"), line, message, remedy));
    }
}
