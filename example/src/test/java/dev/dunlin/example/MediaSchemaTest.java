package dev.dunlin.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the schema of history media accepts, refuses and takes along, in a migrated database. */
class MediaSchemaTest {
    @RegisterExtension
    static final ExampleDatabase database = new ExampleDatabase();

    @Test
    void hasThreeTables() throws SQLException {
        assertThat(database.jdbc().all(String.class, "SELECT tablename FROM pg_tables WHERE schemaname = 'media'"))
                .containsExactlyInAnyOrder("videos", "compilations", "jobs");
    }

    @Test
    void computesTheAspectRatioOfAProbedVideo() throws SQLException {
        long probed = newVideo("curated/a.mp4", 1920, 1080);
        long unprobed = newVideo("inbox/b.mp4", null, null);

        assertThat(aspectRatio(probed)).isEqualByComparingTo(new BigDecimal("1.7778"));
        assertThat(aspectRatio(unprobed)).isNull();
    }

    @Test
    void letsTwoQueuedJobsChangePlaces() throws SQLException {
        Jdbc jdbc = database.jdbc();
        jdbc.update("INSERT INTO media.jobs (type, resource_category, queue_position) VALUES ('transcode', 'GPU', 1)");
        jdbc.update("INSERT INTO media.jobs (type, resource_category, queue_position) VALUES ('thumbnail', 'GPU', 2)");

        jdbc.update("UPDATE media.jobs SET queue_position = 3 - queue_position");
        jdbc.update("SET CONSTRAINTS ALL IMMEDIATE");

        assertThat(jdbc.all(String.class, "SELECT type FROM media.jobs ORDER BY queue_position"))
                .containsExactly("thumbnail", "transcode");
    }

    @Test
    void refusesAQueuedJobWithoutAPlace() {
        assertThatThrownBy(() -> database.jdbc()
                        .update("INSERT INTO media.jobs (type, resource_category) VALUES ('transcode', 'GPU')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("\"jobs_queued_check\"");
    }

    @Test
    void keepsACompilationWhoseVideoIsRemoved() throws SQLException {
        Jdbc jdbc = database.jdbc();
        long source = newVideo("curated/a.mp4", 1920, 1080);
        long output = newVideo("compilations/best.mp4", 1920, 1080);
        jdbc.update(
                "INSERT INTO media.compilations (name, source_video_ids, output_video_id) VALUES ('Best', ARRAY[?, ?], ?)",
                source,
                source,
                output);

        jdbc.update("DELETE FROM media.videos");

        assertThat(jdbc.one(
                        Boolean.class,
                        "SELECT output_video_id IS NULL AND source_video_ids = ARRAY[?, ?] FROM media.compilations",
                        source,
                        source))
                .isTrue();
    }

    private static long newVideo(String path, @Nullable Integer width, @Nullable Integer height) throws SQLException {
        return database.jdbc().one(Long.class, """
                        INSERT INTO media.videos (path, directory_type, file_size_bytes, width, height)
                        VALUES (?, split_part(?, '/', 1)::media.directory_type, 1000, ?, ?) RETURNING id
                        """, path, path, width, height);
    }

    private static @Nullable BigDecimal aspectRatio(long video) throws SQLException {
        return database.jdbc()
                .all(BigDecimal.class, "SELECT aspect_ratio FROM media.videos WHERE id = ?", video)
                .get(0);
    }
}
