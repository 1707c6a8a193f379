package dev.dunlin.testing;

import org.jspecify.annotations.Nullable;

/** Which PostgreSQL server the tests of this JVM use. */
sealed interface ServerChoice {
    /** The environment variable with the JDBC URL of a server; it wins over the system property. */
    String URL_VARIABLE = "DUNLIN_TEST_URL";

    /** The system property with a major version (embedded server) or {@code docker}. */
    String SERVER_PROPERTY = "dunlin.test.postgres";

    /** The system property with the image of the container. */
    String IMAGE_PROPERTY = "dunlin.test.image";

    /** The image where none is given. */
    String DEFAULT_IMAGE = "postgres:17-alpine";

    /** A server that runs already, where the user of the URL may create databases. */
    record External(String url) implements ServerChoice {}

    /** A container of this image. */
    record Docker(String image) implements ServerChoice {}

    /** An embedded server of this major version, or of the one on the class path if it is 0. */
    record Embedded(int majorVersion) implements ServerChoice {
        private static final int OLDEST = 13;
        private static final int NEWEST = 18;

        public Embedded {
            if (majorVersion != 0 && (majorVersion < OLDEST || majorVersion > NEWEST)) {
                throw new IllegalArgumentException(
                        "-D%s=%d: embedded servers are there for PostgreSQL %d to %d, for example -D%1$s=17"
                                .formatted(SERVER_PROPERTY, majorVersion, OLDEST, NEWEST));
            }
        }
    }

    /** The choice that this JVM's environment and system properties make. */
    static ServerChoice ofThisJvm() {
        return of(
                System.getenv(URL_VARIABLE),
                System.getProperty(SERVER_PROPERTY),
                System.getProperty(IMAGE_PROPERTY, DEFAULT_IMAGE));
    }

    /**
     * The choice for these settings, each null or blank where it is not made.
     *
     * @throws IllegalArgumentException if {@code server} is neither a supported major version nor {@code docker}
     */
    static ServerChoice of(@Nullable String url, @Nullable String server, String image) {
        if (url != null && !url.isBlank()) {
            return new External(url);
        }
        if (server == null || server.isBlank()) {
            return new Embedded(0);
        }
        return server.equals("docker") ? new Docker(image) : new Embedded(majorVersion(server));
    }

    private static int majorVersion(String server) {
        try {
            return Integer.parseInt(server);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-D%s=%s: write a major version of PostgreSQL, for example 17, or docker"
                            .formatted(SERVER_PROPERTY, server),
                    e);
        }
    }
}
