package dev.dunlin.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A history in a directory, written by a test. */
final class TestHistory {
    private final Path directory;

    TestHistory(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    TestHistory migration(String name, String sql) {
        return file(name + "/migration.sql", sql);
    }

    TestHistory down(String name, String sql) {
        return file(name + "/down.sql", sql);
    }

    /** What marks a history of Dunlin's own, as a generated one has it. */
    TestHistory typed(String migration) {
        return file(migration + "/changes.json", "{}").properties();
    }

    TestHistory properties() {
        return file("dunlin.properties", "provider=postgresql\nformat=1\n");
    }

    TestHistory file(String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestHistory without(String name) {
        try {
            Files.delete(directory.resolve(name).resolve("migration.sql"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
