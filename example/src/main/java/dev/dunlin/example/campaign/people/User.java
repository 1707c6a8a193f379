package dev.dunlin.example.campaign.people;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in: staff, volunteer, or a temporary guest.
 *
 * @param email address to sign in with, unique whatever its case
 * @param passwordHash salted hash; null for who signs in by e-mailed link only
 * @param permissions single permissions granted or denied beyond the role, by name
 * @param languages languages spoken at the door, as ISO 639-1 codes
 * @param expiresAt when a temporary user ends; null: never
 */
@Table("users")
@Index(name = "users_lower_email_idx", columns = "(lower(email))", unique = true)
@Index(columns = "expiresAt", where = "role = 'TEMP'")
@Check(name = "users_expiry_check", value = "role <> 'TEMP' OR expires_at IS NOT NULL")
public record User(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Check("email LIKE '_%@_%'") String email,
        @Nullable String passwordHash,
        String name,
        @Column(length = 32) @Nullable String phone,
        @Column(defaultValue = "USER") UserRole role,
        @Column(defaultValue = "ACTIVE") UserStatus status,
        @Column(defaultValue = "{}") Map<String, Boolean> permissions,
        @Column(defaultValue = "{}") List<String> languages,
        @Nullable Instant expiresAt,
        @Nullable Instant lastLoginAt,
        @Embedded(prefix = "") Audit audit) {}
