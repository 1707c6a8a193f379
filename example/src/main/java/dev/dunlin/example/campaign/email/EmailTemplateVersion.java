package dev.dunlin.example.campaign.email;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text of a template at one time. Never changed: an edit is a new version.
 *
 * @param version counts from 1 within the template
 * @param changeNote why it was changed
 */
@Table("email_template_versions")
public record EmailTemplateVersion(
        @Id(order = 1) @Relation(to = EmailTemplate.class, onDelete = CASCADE)
        UUID templateId,

        @Id(order = 2) @Check("version > 0") int version,
        String subject,
        String htmlBody,
        String textBody,
        @Nullable String changeNote,
        @Column(defaultSql = "now()") Instant createdAt,
        @Relation(to = User.class) @Nullable UUID createdByUserId) {}
