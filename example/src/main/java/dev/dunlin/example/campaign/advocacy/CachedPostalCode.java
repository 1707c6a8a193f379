package dev.dunlin.example.campaign.advocacy;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the public directory answered for a postal code. Unlogged: after a crash it is asked again.
 *
 * @param postalCode upper case, without a space
 * @param province two letters
 * @param centroid middle of the postal code's area
 * @param representativeIds everyone who represents it, at all levels
 * @param expiresAt when the answer is too old to use
 */
@Table(value = "postal_code_cache", unlogged = true)
public record CachedPostalCode(
        @Id @Column(length = 6) @Check("postal_code ~ '^[A-Z][0-9][A-Z][0-9][A-Z][0-9]$'")
        String postalCode,

        @Nullable String city,
        @Column(length = 2) String province,
        @Embedded @Nullable GeoPoint centroid,
        @Column(defaultValue = "{}") List<UUID> representativeIds,
        @Column(defaultSql = "now()") Instant fetchedAt,
        @Index Instant expiresAt) {}
