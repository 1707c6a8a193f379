package dev.dunlin.example.demo;

import dev.dunlin.example.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A day of the campaign, written row by row, and read back as a coordinator would. */
final class SampleDay {
    private final Jdbc jdbc;

    SampleDay(Connection connection) {
        this.jdbc = new Jdbc(connection);
    }

    /** Writes a campaign, a location with two addresses, a shift with its cut, a visit, and a video. */
    void write() throws SQLException {
        UUID kim = jdbc.one(
                UUID.class, "INSERT INTO users (email, name) VALUES ('kim@example.org', 'Kim Lee') RETURNING id");
        jdbc.update("""
                INSERT INTO campaigns (slug, title, email_subject, email_body, status, target_levels, created_by_user_id)
                VALUES ('clean-river', 'A clean river', 'Our river', 'Please act.', 'ACTIVE', '{FEDERAL,MUNICIPAL}', ?)
                """, kim);
        UUID door = writeLocation(kim);
        UUID shift = writeShift(kim);
        writeVisit(kim, shift, door);
        jdbc.update("""
                INSERT INTO media.videos (path, directory_type, file_size_bytes, width, height, tags, created_by_user_id)
                VALUES ('curated/river.mp4', 'curated', 48000000, 1920, 1080, '["river"]', ?)
                """, kim);
    }

    private UUID writeLocation(UUID author) throws SQLException {
        UUID location = jdbc.one(UUID.class, """
                INSERT INTO locations (address, city, province, latitude, longitude, building_type, created_by_user_id)
                VALUES ('12 Elm Street', 'Edmonton', 'AB', 53.5461, -113.4937, 'MULTI_UNIT', ?) RETURNING id
                """, author);
        jdbc.update("INSERT INTO addresses (location_id, unit) VALUES (?, '1')", location);
        return jdbc.one(UUID.class, "INSERT INTO addresses (location_id, unit) VALUES (?, '2') RETURNING id", location);
    }

    private UUID writeShift(UUID coordinator) throws SQLException {
        UUID cut = jdbc.one(UUID.class, """
                INSERT INTO cuts (name, slug, geojson) VALUES ('Riverside', 'riverside',
                    '{"type": "Polygon", "coordinates": []}') RETURNING id
                """);
        return jdbc.one(UUID.class, """
                INSERT INTO shifts (title, cut_id, coordinator_user_id, meeting_place, held_on, start_time, end_time,
                    max_volunteers)
                VALUES ('Saturday doors', ?, ?, 'Library', '2026-10-17', '10:00', '13:00', 6) RETURNING id
                """, cut, coordinator);
    }

    private void writeVisit(UUID canvasser, UUID shift, UUID address) throws SQLException {
        UUID session = jdbc.one(
                UUID.class,
                "INSERT INTO canvass_sessions (user_id, shift_id) VALUES (?, ?) RETURNING id",
                canvasser,
                shift);
        jdbc.update("""
                INSERT INTO canvass_visits (session_id, address_id, outcome, support_level)
                VALUES (?, ?, 'SPOKE_WITH', '1')
                """, session, address);
    }

    /** Reads what was written, one line for each thing. */
    List<@Nullable String> read() throws SQLException {
        return jdbc.all(String.class, """
                SELECT 'campaign  ' || title || ', ' || status || ', to ' || array_to_string(target_levels, ' and ')
                FROM campaigns
                UNION ALL
                SELECT 'location  ' || address || ', ' || province || ', ' || building_type || ', '
                    || count(*) || ' addresses'
                FROM locations l JOIN addresses a ON a.location_id = l.id GROUP BY l.id
                UNION ALL
                SELECT 'shift     ' || title || ' on ' || held_on || ', cut ' || c.name
                FROM shifts s JOIN cuts c ON c.id = s.cut_id
                UNION ALL
                SELECT 'visit     unit ' || unit || ', ' || outcome || ', support level ' || v.support_level
                FROM canvass_visits v JOIN addresses a ON a.id = v.address_id
                UNION ALL
                SELECT 'video     ' || path || ', ' || width || ' x ' || height || ', ratio ' || round(aspect_ratio, 2)
                FROM media.videos
                """);
    }
}
