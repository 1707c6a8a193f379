package dev.dunlin.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Starts a PostgreSQL server in a container. It stops with this JVM. */
final class DockerServer {
    private static final String COMMAND =
            "postgres -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off";

    private DockerServer() {}

    /** Starts a container of the image, which is pulled if it is not there. */
    static DatabaseUrl start(String image) {
        PostgreSQLContainer container =
                new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.withUsername("postgres").withPassword("postgres").withDatabaseName("postgres");
        container.setCommand(COMMAND);
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return DatabaseUrl.parse("jdbc:postgresql://%s:%d/postgres?user=postgres&password=postgres"
                .formatted(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)));
    }
}
