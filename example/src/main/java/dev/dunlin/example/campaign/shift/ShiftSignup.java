package dev.dunlin.example.campaign.shift;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.Contact;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A volunteer's place in a shift.
 *
 * @param userId null once the volunteer's account is gone
 * @param volunteer as given at sign-up; one person holds one place
 * @param cancelledAt set exactly when the status is CANCELLED
 */
@Table("shift_signups")
@Index(
        name = "shift_signups_one_place_idx",
        columns = {"shiftId", "(lower(volunteer_email))"},
        unique = true,
        where = "status <> 'CANCELLED'")
@Index(
        columns = {"shiftId", "status"},
        include = "userId")
@Check(name = "shift_signups_cancelled_check", value = "(status = 'CANCELLED') = (cancelled_at IS NOT NULL)")
public record ShiftSignup(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Relation(to = Shift.class, onDelete = CASCADE) UUID shiftId,
        @Relation(to = User.class) @Nullable UUID userId,
        @Embedded Contact volunteer,
        @Column(length = 32) @Nullable String phone,
        @Column(defaultValue = "CONFIRMED") SignupStatus status,
        @Column(defaultValue = "AUTHENTICATED") SignupSource source,
        @Nullable Instant cancelledAt,
        @Embedded(prefix = "") Audit audit) {}
