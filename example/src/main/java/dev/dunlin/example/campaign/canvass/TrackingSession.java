package dev.dunlin.example.campaign.canvass;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recorded way of a canvass session. Its totals are written with every point, so its pages keep room for new versions.
 *
 * @param canvassSessionId the session, which has at most one recorded way
 * @param distanceMetres length of the way so far
 * @param pointCount rows in track_points
 */
@Table(value = "tracking_sessions", storage = "fillfactor=80")
public record TrackingSession(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,

        @Unique @Relation(to = CanvassSession.class, onDelete = CASCADE)
        UUID canvassSessionId,

        @Column(defaultSql = "now()") Instant startedAt,
        @Nullable Instant endedAt,
        @Column(defaultValue = "0") double distanceMetres,
        @Column(defaultValue = "0") int pointCount) {}
