package dev.dunlin.example.campaign.canvass;

import static dev.dunlin.annotations.ReferentialAction.RESTRICT;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Ignored;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.GeoPoint;
import dev.dunlin.example.campaign.map.Cut;
import dev.dunlin.example.campaign.people.User;
import dev.dunlin.example.campaign.shift.Shift;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One canvasser's walk from door to door.
 *
 * @param userId the canvasser, who has at most one active session
 * @param cutId the cut that is walked
 * @param shiftId the shift it belongs to; null: on the canvasser's own account
 * @param startPoint where it began
 * @param visits loaded with the session; not a column
 */
@Table("canvass_sessions")
@Index(columns = {"userId", "startedAt DESC"})
@Index(name = "canvass_sessions_one_active_idx", columns = "userId", unique = true, where = "status = 'ACTIVE'")
@Check(name = "canvass_sessions_ended_check", value = "(status = 'ACTIVE') = (ended_at IS NULL)")
public record CanvassSession(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Relation(to = User.class, onDelete = RESTRICT) UUID userId,
        @Relation(to = Cut.class) @Nullable UUID cutId,
        @Relation(to = Shift.class) @Nullable UUID shiftId,
        @Column(defaultValue = "ACTIVE") CanvassSessionStatus status,
        @Embedded(prefix = "start_") @Nullable GeoPoint startPoint,
        @Column(defaultSql = "now()") Instant startedAt,
        @Nullable Instant endedAt,
        @Ignored List<CanvassVisit> visits) {}
