package dev.dunlin.example.campaign.canvass;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.GeoPoint;
import dev.dunlin.example.campaign.map.Address;
import dev.dunlin.example.campaign.map.SupportLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened at one door in one session.
 *
 * @param supportLevel as told at the door; only where somebody was spoken with
 * @param comeBackOn day on which to knock again, if one was agreed
 * @param recordedPoint where the canvasser stood
 * @param durationSeconds time spent at the door
 */
@Table("canvass_visits")
@Index(columns = {"sessionId", "visitedAt"})
@Index(columns = {"addressId", "visitedAt DESC"})
@Check(name = "canvass_visits_support_check", value = "support_level IS NULL OR outcome = 'SPOKE_WITH'")
public record CanvassVisit(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,

        @Relation(to = CanvassSession.class, onDelete = CASCADE)
        UUID sessionId,

        @Relation(to = Address.class, onDelete = CASCADE) UUID addressId,
        VisitOutcome outcome,
        @Nullable SupportLevel supportLevel,
        @Nullable LocalDate comeBackOn,
        @Column(defaultValue = "false") boolean signRequested,
        @Nullable String notes,
        @Embedded(prefix = "recorded_") @Nullable GeoPoint recordedPoint,
        @Check("duration_seconds >= 0") @Nullable Integer durationSeconds,
        @Column(defaultSql = "now()") Instant visitedAt) {}
