package dev.dunlin.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.runtime.Dunlin;
import dev.dunlin.testing.CatalogFingerprint;
import dev.dunlin.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the committed migrations do to a database, and to the rows that are in it. */
class HistoriesTest {
    private TestDatabase database;
    private Connection connection;
    private Jdbc jdbc;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        jdbc = new Jdbc(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void areUpToDateOnceApplied() {
        main().migrate();
        media().migrate();

        assertThat(main().migrate().applied()).isEmpty();
        assertThat(media().migrate().applied()).isEmpty();
        assertThat(main().status().isUpToDate()).isTrue();
        assertThat(media().status().isUpToDate()).isTrue();
    }

    @Test
    void makeTheSameSchemaAtOnceAsOneByOne() throws SQLException {
        main().migrate();
        media().migrate();
        List<String> atOnce = CatalogFingerprint.of(connection);

        List<String> oneByOne;
        try (TestDatabase other = TestDatabase.create();
                Connection replayed = other.connect()) {
            Dunlin dunlin = Dunlin.forDataSource(other.dataSource());
            dunlin.history("main").location("db/main").migrate();
            dunlin.history("media").location("db/media").migrate();
            oneByOne = CatalogFingerprint.of(replayed);
        }

        assertThat(atOnce).isEqualTo(oneByOne);
        assertThat(jdbc.all(String.class, "SELECT xmin::text || history FROM dunlin_history GROUP BY 1"))
                .as("transactions, one for each history")
                .hasSize(2);
    }

    @Test
    void areIndependent() throws SQLException {
        media().migrate();

        assertThat(main().status().applied()).isEmpty();
        assertThat(jdbc.all(String.class, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("dunlin_history");
    }

    @Test
    void keepARenamedColumnsRows() throws SQLException {
        main().target("20260421083000_index_location_coordinates").migrate();
        jdbc.update("""
                INSERT INTO representatives (name, government_level, elected_office, district, source_url)
                VALUES ('A. Member', 'FEDERAL', 'MP', 'Riverside North', 'https://directory.example.org/1')
                """);

        main().migrate();

        assertThat(jdbc.one(String.class, "SELECT electoral_district FROM representatives"))
                .isEqualTo("Riverside North");
    }

    @Test
    void turnTheConfidenceOfGeocodersIntoANumberWhereItIsOne() throws SQLException {
        main().target("20260602090000_add_come_back_later").migrate();
        jdbc.update("""
                INSERT INTO locations (address, latitude, longitude, geocode_confidence)
                VALUES ('1 Elm', 53, -113, '87'), ('2 Elm', 53, -113, 'rooftop'), ('3 Elm', 53, -113, NULL)
                """);

        main().migrate();

        assertThat(jdbc.all(Integer.class, "SELECT geocode_confidence FROM locations ORDER BY address"))
                .containsExactly(87, null, null);
    }

    @Test
    void giveEveryCutASlug() throws SQLException {
        main().target("20260602090000_add_come_back_later").migrate();
        jdbc.update("INSERT INTO cuts (name, geojson) VALUES ('Riverside', '{}'), ('Hillside', '{}')");

        main().migrate();

        assertThat(jdbc.all(Boolean.class, "SELECT slug = 'cut-' || id::text FROM cuts"))
                .containsExactly(true, true);
    }

    private Dunlin main() {
        return Dunlin.forDataSource(database.dataSource());
    }

    private Dunlin media() {
        return Dunlin.forDataSource(database.dataSource()).history("media");
    }
}
