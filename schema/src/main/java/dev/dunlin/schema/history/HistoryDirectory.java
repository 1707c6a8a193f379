package dev.dunlin.schema.history;

import dev.dunlin.schema.history.HistoryFiles.ObjectFile;
import dev.dunlin.schema.history.HistoryProblem.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A history's folder in the file system. The only class of the engine that touches it.
 *
 * <p>Reading takes each folder for a migration, except {@code objects}, {@code seed} and those whose names begin with a dot.
 * Symbolic links are followed. Writing makes a migration under a temporary name beside its place and then moves it there, so
 * that no other process sees half of one.
 */
public final class HistoryDirectory {
    private static final Set<String> OTHER_FOLDERS = Set.of("objects", "seed");
    private static final String OBJECTS = "objects";
    private static final String SQL = ".sql";
    private static final String MIGRATION_SQL = "migration.sql";
    private static final String DOWN_SQL = "down.sql";
    private static final String CHANGES_JSON = "changes.json";

    private final Path directory;
    private final String location;

    /**
     * A history's folder, which need not exist.
     *
     * @param location how messages call it
     */
    public HistoryDirectory(Path directory, String location) {
        this.directory = directory;
        this.location = location;
    }

    /** A history's folder, which messages call by its path. */
    public HistoryDirectory(Path directory) {
        this(directory, directory.toString());
    }

    /** Reads all texts. Never fails: what cannot be read is among the problems. A missing folder is an empty history. */
    public HistoryFiles read() {
        return new Reading().read();
    }

    /**
     * Writes migrations, all or none, and before them {@code dunlin.properties} where it is missing, which stays. All texts
     * are on disk before the first migration appears, and they appear in the order of the list, each whole. A process that
     * is killed while they appear leaves the first ones.
     *
     * @throws FileAlreadyExistsException if one of the folders is there already
     * @throws IOException if writing fails
     */
    public void write(List<MigrationFiles> migrations) throws IOException {
        for (MigrationFiles migration : migrations) {
            if (Files.exists(directory.resolve(migration.name()), LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(
                        location + "/" + migration.name(),
                        null,
                        "is there already, and a migration is never overwritten");
            }
        }
        Files.createDirectories(directory);
        Map<Path, Path> moves = new LinkedHashMap<>();
        try {
            for (MigrationFiles migration : migrations) {
                Path temporary = temporary(migration.name());
                moves.put(temporary, directory.resolve(migration.name()));
                writeFolder(temporary, migration);
            }
            writeProperties();
            moveAll(moves);
        } finally {
            for (Path temporary : moves.keySet()) {
                deleteTree(temporary);
            }
        }
    }

    /**
     * Deletes migrations, the last one first, so that what is left is always the beginning of the history. Names that are
     * not there are passed over.
     */
    public void delete(List<String> names) throws IOException {
        for (int at = names.size() - 1; at >= 0; at--) {
            Path folder = directory.resolve(names.get(at));
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Path temporary = temporary(names.get(at));
                Files.move(folder, temporary, StandardCopyOption.ATOMIC_MOVE);
                deleteTree(temporary);
            }
        }
    }

    /** Not taken back when a later step fails, since another process may count on them by then. */
    private void writeProperties() throws IOException {
        Path properties = directory.resolve(HistoryProperties.FILE);
        if (!Files.exists(properties)) {
            Path temporary = temporary(HistoryProperties.FILE);
            try {
                writeText(temporary, HistoryProperties.TEXT);
                Files.move(temporary, properties, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static void moveAll(Map<Path, Path> moves) throws IOException {
        Deque<Map.Entry<Path, Path>> done = new ArrayDeque<>();
        try {
            for (Map.Entry<Path, Path> move : moves.entrySet()) {
                Files.move(move.getKey(), move.getValue(), StandardCopyOption.ATOMIC_MOVE);
                done.push(move);
            }
        } catch (IOException e) {
            for (Map.Entry<Path, Path> move : done) {
                Files.move(move.getValue(), move.getKey(), StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    private Path temporary(String name) {
        return directory.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
    }

    private static void writeFolder(Path folder, MigrationFiles migration) throws IOException {
        Files.createDirectory(folder);
        writeOptional(folder.resolve(MIGRATION_SQL), migration.migrationSql());
        writeOptional(folder.resolve(DOWN_SQL), migration.downSql());
        writeOptional(folder.resolve(CHANGES_JSON), migration.changesJson());
    }

    private static void writeOptional(Path file, @Nullable String text) throws IOException {
        if (text != null) {
            writeText(file, text);
        }
    }

    private static void writeText(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private static void deleteTree(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> tree = Files.walk(path)) {
            found = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : found) {
            Files.delete(each);
        }
    }

    /** One reading of the folder. */
    private final class Reading {
        private final List<MigrationFiles> migrations = new ArrayList<>();
        private final List<ObjectFile> objects = new ArrayList<>();
        private final List<HistoryProblem> problems = new ArrayList<>();

        HistoryFiles read() {
            String properties = null;
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                properties = text(directory.resolve(HistoryProperties.FILE), HistoryProperties.FILE);
                for (Path entry : entries) {
                    readEntry(entry);
                }
                readObjects();
            } catch (NoSuchFileException e) {
                reportBrokenLink(directory, location);
            } catch (IOException | DirectoryIteratorException e) {
                unreadable(
                        location,
                        "folder " + reason(e),
                        "Make it a folder that this user may read, or name another with -Adunlin.dir.");
            }
            return new HistoryFiles(location, properties, sorted(migrations), objects, sortedProblems());
        }

        private void readObjects() {
            Path folder = directory.resolve(OBJECTS);
            String shown = location + "/" + OBJECTS;
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    readObject(entry);
                }
            } catch (NoSuchFileException e) {
                reportBrokenLink(folder, shown);
            } catch (IOException | DirectoryIteratorException e) {
                unreadable(shown, "folder " + reason(e), "Make it a folder that this user may read.");
            }
            objects.sort(Comparator.comparing(ObjectFile::name));
        }

        /** Files of other kinds, a README perhaps, and hidden ones are passed over. */
        private void readObject(Path entry) {
            String name = entry.getFileName().toString();
            boolean isRead = name.endsWith(SQL) && name.length() > SQL.length() && !name.startsWith(".");
            String text = isRead ? text(entry, OBJECTS + "/" + name) : null;
            if (text != null) {
                objects.add(new ObjectFile(name.substring(0, name.length() - SQL.length()), text));
            }
        }

        private List<MigrationFiles> sorted(List<MigrationFiles> found) {
            return found.stream()
                    .sorted(Comparator.comparing(MigrationFiles::name))
                    .toList();
        }

        private List<HistoryProblem> sortedProblems() {
            return problems.stream()
                    .sorted(Comparator.comparing(HistoryProblem::file))
                    .toList();
        }

        private void readEntry(Path entry) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".") || OTHER_FOLDERS.contains(name)) {
                return;
            }
            if (Files.isDirectory(entry)) {
                migrations.add(new MigrationFiles(
                        name,
                        text(entry, name, MIGRATION_SQL),
                        text(entry, name, DOWN_SQL),
                        text(entry, name, CHANGES_JSON)));
            } else {
                reportBrokenLink(entry, location + "/" + name);
            }
        }

        private @Nullable String text(Path folder, String name, String file) {
            return text(folder.resolve(file), name + "/" + file);
        }

        private @Nullable String text(Path file, String shown) {
            String path = location + "/" + shown;
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .toString();
            } catch (NoSuchFileException e) {
                reportBrokenLink(file, path);
            } catch (CharacterCodingException e) {
                unreadable(path, "file is not text in UTF-8", "Save it as UTF-8.");
            } catch (IOException e) {
                unreadable(path, "file " + reason(e), "Make it a file that this user may read.");
            }
            return null;
        }

        private void reportBrokenLink(Path path, String shown) {
            if (Files.isSymbolicLink(path) && !Files.exists(path)) {
                unreadable(shown, "path is a symbolic link to nothing", "Correct the link or delete it.");
            }
        }

        private void unreadable(String path, String reason, String remedy) {
            problems.add(new HistoryProblem(Kind.UNREADABLE, path, 0, "The " + reason + ".", remedy));
        }

        private static String reason(Exception e) {
            if (e instanceof AccessDeniedException) {
                return "may not be read";
            }
            if (e instanceof NotDirectoryException) {
                return "is a file";
            }
            String detail = e instanceof FileSystemException failure ? failure.getReason() : null;
            return "cannot be read: " + (detail == null ? e.getMessage() : detail);
        }
    }
}
