package dev.dunlin.benchmarks;

import dev.dunlin.runtime.Dunlin;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;

/** What brings a database up to date, called as its documentation says; the files are those of {@link SmallMigrations}. */
enum Tool {
    DUNLIN("Dunlin", "dunlin-runtime-") {
        @Override
        void migrate(DataSource dataSource) {
            Dunlin.forDataSource(dataSource).migrate();
        }
    },

    FLYWAY("Flyway", "flyway-") {
        @Override
        void migrate(DataSource dataSource) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:" + SmallMigrations.FLYWAY)
                    .load()
                    .migrate();
        }
    },

    LIQUIBASE(
            "Liquibase",
            "liquibase-|snakeyaml-|commons-(?:collections4|text|lang3|io)-|opencsv-|jaxb-api-|javax\\.activation") {
        @Override
        void migrate(DataSource dataSource) throws Exception {
            Map<String, Object> quiet = Map.of(Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(quiet, () -> {
                try (Connection connection = dataSource.getConnection();
                        Liquibase liquibase = new Liquibase(
                                SmallMigrations.LIQUIBASE,
                                new ClassLoaderResourceAccessor(
                                        Thread.currentThread().getContextClassLoader()),
                                DatabaseFactory.getInstance()
                                        .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
                    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                    liquibase.update();
                }
            });
        }
    };

    /** Held here, since the logging system forgets the level of a logger that nobody refers to. */
    private static final Logger LOGGER = Logger.getLogger("");

    private final String label;
    private final Pattern jars;

    Tool(String label, String jars) {
        this.label = label;
        this.jars = Pattern.compile(jars);
    }

    /** Brings the database up to date, with the files that the thread's context class loader finds. */
    abstract void migrate(DataSource dataSource) throws Exception;

    /** Its jars on the class path of this process, with those that they need and nobody else does. */
    List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar")
                        && jars.matcher(path.getFileName().toString()).lookingAt())
                .toList();
    }

    /** Keeps what the tools say of each migration from the terminal, whose speed nobody wants to measure. */
    static void beQuiet() {
        LOGGER.setLevel(Level.SEVERE);
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.setProperty("liquibase.analytics.enabled", "false");
    }

    @Override
    public String toString() {
        return label;
    }
}
