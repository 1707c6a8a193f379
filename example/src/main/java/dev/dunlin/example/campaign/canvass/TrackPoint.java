package dev.dunlin.example.campaign.canvass;

import static dev.dunlin.annotations.Identity.ALWAYS;
import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.GeoPoint;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One position on a canvasser's way. Many, in order of time, and never changed.
 *
 * @param accuracyMetres radius within which the position is right, as the device says
 * @param event null: just walking
 * @param canvassVisitId the visit that was recorded here
 */
@Table("track_points")
@Index(columns = {"trackingSessionId", "recordedAt"})
@Index(columns = "recordedAt", method = "brin", storage = "pages_per_range=32")
public record TrackPoint(
        @Id @Column(identity = ALWAYS) long id,

        @Relation(to = TrackingSession.class, onDelete = CASCADE)
        UUID trackingSessionId,

        Instant recordedAt,
        @Embedded(prefix = "") GeoPoint point,
        @Nullable Float accuracyMetres,
        @Nullable TrackPointEvent event,
        @Relation(to = CanvassVisit.class) @Nullable UUID canvassVisitId) {}
