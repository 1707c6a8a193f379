package dev.dunlin.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Small migrations of one statement each, as each tool wants them, packaged in a jar as an application has them.
 *
 * @param statements what they do, in order: every fourth makes a table, the others work on it
 */
record SmallMigrations(List<String> statements) {
    /** Where Flyway's files stand in the jar. */
    static final String FLYWAY = "flyway";

    /** Where Liquibase's file stands in the jar: one of many change sets, which it reads faster than many files. */
    static final String LIQUIBASE = "liquibase/changelog.sql";

    SmallMigrations {
        statements = List.copyOf(statements);
    }

    static SmallMigrations of(int count) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String table = "t_" + i / 4;
            statements.add(
                    switch (i % 4) {
                        case 0 -> "create table %s (id bigint primary key, name text not null)".formatted(table);
                        case 1 -> "alter table %s add column note text".formatted(table);
                        case 2 -> "create index %1$s_note_idx on %1$s (note)".formatted(table);
                        default -> "insert into %s values (%d, 'first')".formatted(table, i);
                    });
        }
        return new SmallMigrations(statements);
    }

    /** The name of a migration, as Dunlin has it. */
    static String name(int number) {
        return "%014d_step".formatted(20_260_101_000_000L + number);
    }

    /** Writes the jar. */
    Path jar(Path file) throws IOException {
        StringBuilder changelog = new StringBuilder("--liquibase formatted sql\n");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("db/main/"));
            jar.putNextEntry(new JarEntry(FLYWAY + "/"));
            for (int i = 0; i < statements.size(); i++) {
                String sql = statements.get(i) + ";\n";
                entry(jar, "db/main/%s/migration.sql".formatted(name(i)), sql);
                entry(jar, "%s/V%d__step.sql".formatted(FLYWAY, i + 1), sql);
                changelog
                        .append("--changeset benchmark:")
                        .append(i + 1)
                        .append('\n')
                        .append(sql);
            }
            entry(jar, LIQUIBASE, changelog.toString());
        }
        return file;
    }

    private static void entry(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
