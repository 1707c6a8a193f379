package dev.dunlin.example.campaign.people;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code sent to an e-mail address to prove that it is the sender's own.
 *
 * @param userId the user who asked; null for a visitor
 * @param codeHash SHA-256 of the code, in hex
 * @param attempts wrong codes entered so far; the fifth ends it
 */
@Table("email_verifications")
@Index(
        columns = {"(lower(email))", "createdAt DESC"},
        name = "email_verifications_lower_email_idx")
public record EmailVerification(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        String email,

        @Relation(to = User.class, onDelete = CASCADE) @Nullable
        UUID userId,

        @Column(length = 64) String codeHash,

        @Column(defaultValue = "0") @Check("attempts BETWEEN 0 AND 5")
        short attempts,

        @Column(defaultSql = "now()") Instant createdAt,
        Instant expiresAt,
        @Nullable Instant verifiedAt) {}
