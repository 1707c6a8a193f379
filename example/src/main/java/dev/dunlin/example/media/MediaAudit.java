package dev.dunlin.example.media;

import dev.dunlin.annotations.Column;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a row and when.
 *
 * @param createdAt when the row was inserted
 * @param updatedAt when the row was last written
 * @param createdByUserId the campaign's user who inserted the row; null: the importer
 * @param updatedByUserId the campaign's user who last wrote the row; null: the importer
 */
public record MediaAudit(
        @Column(defaultSql = "now()") Instant createdAt,
        @Column(defaultSql = "now()") Instant updatedAt,
        @Nullable UUID createdByUserId,
        @Nullable UUID updatedByUserId) {}
