package dev.dunlin.example.campaign.shift;

import static dev.dunlin.annotations.ReferentialAction.SET_NULL;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.GeoPoint;
import dev.dunlin.example.campaign.map.Cut;
import dev.dunlin.example.campaign.people.User;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A few hours for which volunteers sign up.
 *
 * @param cutId the cut that is canvassed; null: not canvassing, or not decided
 * @param coordinatorUserId who runs it
 * @param meetingPlace where volunteers meet, in words
 * @param meetingPoint the same on the map
 * @param startTime local time of the campaign's office
 * @param endTime local time of the campaign's office, on the same day
 * @param maxVolunteers how many it takes
 * @param signupCount confirmed rows in shift_signups, kept here to lock a full shift
 */
@Table("shifts")
@Index(
        columns = {"heldOn", "startTime"},
        where = "status <> 'CANCELLED'")
@Check(name = "shifts_period_check", value = "end_time > start_time")
@Check(name = "shifts_capacity_check", value = "signup_count BETWEEN 0 AND max_volunteers")
public record Shift(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        String title,
        @Nullable String description,

        @Relation(to = Cut.class, onDelete = SET_NULL) @Nullable
        UUID cutId,

        @Relation(to = User.class) @Nullable UUID coordinatorUserId,
        String meetingPlace,
        @Embedded(prefix = "meeting_") @Nullable GeoPoint meetingPoint,
        LocalDate heldOn,
        LocalTime startTime,
        LocalTime endTime,
        @Check("max_volunteers > 0") int maxVolunteers,
        @Column(defaultValue = "0") int signupCount,
        @Column(defaultValue = "OPEN") ShiftStatus status,
        @Column(name = "is_public", defaultValue = "true") boolean visible,
        @Embedded(prefix = "") Audit audit) {}
