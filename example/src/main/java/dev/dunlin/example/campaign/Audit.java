package dev.dunlin.example.campaign;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Relation;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a row and when. The users are null in rows that the application writes by itself, the first user among them.
 *
 * @param createdAt when the row was inserted
 * @param updatedAt when the row was last written
 * @param createdByUserId who inserted the row
 * @param updatedByUserId who last wrote the row
 */
public record Audit(
        @Column(defaultSql = "now()") Instant createdAt,
        @Column(defaultSql = "now()") Instant updatedAt,
        // Without an index: users are suspended rather than deleted, and nothing is looked up by its author.
        @Relation(to = User.class, index = false) @Nullable UUID createdByUserId,
        @Relation(to = User.class, index = false) @Nullable UUID updatedByUserId) {}
