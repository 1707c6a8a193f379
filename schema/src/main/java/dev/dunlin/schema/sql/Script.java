package dev.dunlin.schema.sql;

import dev.dunlin.schema.plan.Hazard;
import dev.dunlin.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text of a script: sections with a blank line between them, lines that end in {@code \n}, the last one too. */
final class Script {
    private final List<String> sections = new ArrayList<>();
    private final @Nullable String home;

    /** Begins a script for readers whose own PostgreSQL schema is the given one, if any. */
    Script(@Nullable String home) {
        this.home = home;
    }

    /** Adds lines that stand together. */
    void add(List<String> lines) {
        if (!lines.isEmpty()) {
            sections.add(String.join("\n", lines));
        }
    }

    /** Adds a step under its title and its hazards; nothing if it does nothing and there is nothing to say. */
    void add(Step step, List<Statement> statements) {
        if (statements.isEmpty() && step.hazards().isEmpty()) {
            return;
        }
        List<String> head = new ArrayList<>();
        head.add(Sql.comment(ChangeTitle.of(step.change(), home)));
        step.hazards().forEach(hazard -> head.addAll(comments(hazard)));
        add(head, statements);
    }

    /** Adds statements under comment lines. */
    void add(List<String> head, List<Statement> statements) {
        StringBuilder section = new StringBuilder(String.join("\n", head));
        String before = "";
        for (Statement statement : statements) {
            String text = text(statement);
            boolean isLong = before.contains("\n") || (text.contains("\n") && !before.isEmpty());
            section.append(section.isEmpty() ? "" : isLong ? "\n\n" : "\n").append(text);
            before = text;
        }
        sections.add(section.toString());
    }

    @Override
    public String toString() {
        return sections.stream().collect(Collectors.joining("\n\n", "", "\n"));
    }

    boolean isEmpty() {
        return sections.isEmpty();
    }

    private static List<String> comments(Hazard hazard) {
        List<String> lines = new ArrayList<>();
        lines.add(Sql.comment("Hazard " + hazard.code().id() + ": " + hazard.danger()));
        if (!hazard.remedy().isBlank()) {
            lines.add(Sql.comment("Way out: " + hazard.remedy()));
        }
        return lines;
    }

    private static String text(Statement statement) {
        List<String> lines = new ArrayList<>();
        if (statement.note() != null) {
            lines.add(Sql.comment(statement.note()));
        }
        statement.directives().forEach(directive -> lines.add(Sql.directive(directive)));
        lines.add(statement.sql() + ";");
        return String.join("\n", lines);
    }
}
