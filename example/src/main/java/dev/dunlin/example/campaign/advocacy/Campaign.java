package dev.dunlin.example.campaign.advocacy;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.email.EmailTemplate;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to write to or phone representatives about one matter.
 *
 * @param slug last part of the public address
 * @param emailBody the message that supporters start from
 * @param templateId the layout it is sent in; null: plain text
 * @param targetLevels the levels of government it addresses; empty: custom recipients only
 * @param highlighted shown first on the home page; at most one campaign is
 * @param startsOn first day; null: from activation on
 * @param endsOn last day; null: until archived
 * @param search what full-text search looks through
 */
@Table("campaigns")
@Index(columns = {"status", "startsOn DESC NULLS LAST"})
@Index(columns = "highlighted", unique = true, where = "highlighted")
@Index(columns = "search", method = "gin")
@Check(name = "campaigns_period_check", value = "ends_on >= starts_on")
public record Campaign(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Unique @Check("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'") String slug,
        String title,
        @Nullable String description,
        String emailSubject,
        String emailBody,
        @Relation(to = EmailTemplate.class) @Nullable UUID templateId,
        @Nullable URI coverPhoto,
        @Column(defaultValue = "DRAFT") CampaignStatus status,
        @Column(defaultValue = "{}") Set<GovernmentLevel> targetLevels,
        @Column(defaultValue = "true") boolean allowSmtp,
        @Column(defaultValue = "true") boolean allowMailto,
        @Column(defaultValue = "false") boolean allowCustomRecipients,
        @Column(defaultValue = "false") boolean highlighted,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,

        @Column(
                type = "tsvector",
                generatedAs = "to_tsvector('english'::regconfig, title || ' ' || coalesce(description, ''))")
        String search,

        @Embedded(prefix = "") Audit audit) {}
