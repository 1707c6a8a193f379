package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** A database that is not to be had. */
class UnreachableTest extends DatabaseTest {
    @Test
    void aDatabaseThatDoesNotExistIsNamed() {
        database.close();

        DunlinException refused = refused(database.url());

        assertThat(refused.code()).isEqualTo("DUN5310");
        assertThat(refused)
                .hasMessage(
                        "[DUN5310] The database could not be reached: FATAL: database \"%s\" does not exist (SQLSTATE 3D000)."
                                + " Create it, or correct its name in the URL, and migrate again.",
                        database.name());
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        DunlinException refused = refused("jdbc:postgresql://localhost:1/app");

        assertThat(refused.getMessage())
                .startsWith("[DUN5310] The database could not be reached: ")
                .contains("localhost:1")
                .endsWith("(SQLSTATE 08001). See that the server is up and the URL is right, and migrate again.");
    }

    private DunlinException refused(String url) {
        history().migration("m1", "create table a ();");
        return catchThrowableOfType(
                DunlinException.class,
                () -> Dunlin.forDataSource(new UrlDataSource(url))
                        .location(directory)
                        .migrate());
    }
}
