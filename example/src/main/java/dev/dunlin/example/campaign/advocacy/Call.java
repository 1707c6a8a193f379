package dev.dunlin.example.campaign.advocacy;

import static dev.dunlin.annotations.Identity.ALWAYS;
import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone call that a supporter made for a campaign.
 *
 * @param callerUserId null for a supporter without an account
 * @param phoneNumber the number dialled
 * @param durationSeconds null: not answered
 */
@Table("calls")
@Index(columns = {"campaignId", "startedAt DESC"})
public record Call(
        @Id @Column(identity = ALWAYS) long id,
        @Relation(to = Campaign.class, onDelete = CASCADE) UUID campaignId,
        @Relation(to = Representative.class) @Nullable UUID representativeId,
        @Relation(to = User.class) @Nullable UUID callerUserId,
        @Column(length = 32) String phoneNumber,
        @Column(defaultSql = "now()") Instant startedAt,
        @Check("duration_seconds >= 0") @Nullable Integer durationSeconds,
        @Nullable String note) {}
