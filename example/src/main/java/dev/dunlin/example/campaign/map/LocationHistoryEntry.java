package dev.dunlin.example.campaign.map;

import static dev.dunlin.annotations.Identity.ALWAYS;
import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing done to a location. Rows are only ever added.
 *
 * @param changes old and new value of each field that changed, by its name
 * @param userId who did it; null: an import or the geocoder
 */
@Table("location_history")
@Index(columns = {"locationId", "occurredAt DESC"})
public record LocationHistoryEntry(
        @Id @Column(identity = ALWAYS) long id,
        @Relation(to = Location.class, onDelete = CASCADE) UUID locationId,
        LocationHistoryAction action,
        @Column(defaultValue = "{}") Map<String, Object> changes,
        @Relation(to = User.class) @Nullable UUID userId,
        @Column(defaultSql = "now()") Instant occurredAt) {}
