package dev.dunlin.example.campaign.people;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in device's right to a new access token. Each use replaces it by a new one.
 *
 * @param tokenHash SHA-256 of the token, in hex; the token itself is not stored
 * @param replacedById the token that took this one's place; used again, this one ends the whole chain
 */
@Table("refresh_tokens")
@Index(columns = "expiresAt", where = "revoked_at IS NULL")
@Check(name = "refresh_tokens_period_check", value = "expires_at > issued_at")
public record RefreshToken(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Relation(to = User.class, onDelete = CASCADE) UUID userId,

        @Unique @Column(length = 64) @Check("token_hash ~ '^[0-9a-f]{64}$'")
        String tokenHash,

        @Column(defaultSql = "now()") Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Relation(to = RefreshToken.class) @Nullable UUID replacedById,
        @Nullable String userAgent,
        @Nullable InetAddress ipAddress) {}
