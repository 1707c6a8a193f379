package dev.dunlin.cli.catalog;

import dev.dunlin.testing.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Schemas of real applications, in the folder that the environment variable {@code DUNLIN_DATA} names, or in {@code shared/data}
 * beside the repository; none if they are not there.
 */
final class RealSchemas {
    private static final Path FOLDER = data().resolve("schemas");

    private RealSchemas() {}

    /** The folder with all that is not of this project. */
    static Path data() {
        String given = System.getenv("DUNLIN_DATA");
        Path root = Path.of("").toAbsolutePath().resolve("../..").normalize();
        return given == null ? root.resolveSibling("shared").resolve("data") : Path.of(given);
    }

    static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    /** Their names, sorted. */
    static List<String> names() throws IOException {
        if (!areThere()) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Makes one in an empty database. */
    static void load(String name, Connection connection) throws IOException, SQLException {
        Path roles = FOLDER.resolve(name).resolve("roles-needed.txt");
        if (Files.exists(roles)) {
            for (String role : Files.readAllLines(roles)) {
                if (!role.isBlank()) {
                    createRole(connection, role.strip());
                }
            }
        }
        Scripts.run(connection, Files.readString(FOLDER.resolve(name).resolve("schema.sql")), false);
    }

    static void createRole(Connection connection, String role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "DO $$ BEGIN CREATE ROLE \"" + role + "\"; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }
    }
}
