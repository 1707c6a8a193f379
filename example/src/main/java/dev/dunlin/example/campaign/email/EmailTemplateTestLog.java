package dev.dunlin.example.campaign.email;

import static dev.dunlin.annotations.Identity.ALWAYS;
import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A test send of one version of a template.
 *
 * @param variables the values filled in, by variable
 * @param error what went wrong; null: it was sent
 */
@Table("email_template_test_logs")
@Relation(
        to = EmailTemplateVersion.class,
        columns = {"templateId", "version"},
        onDelete = CASCADE)
@Check("succeeded = (error IS NULL)")
public record EmailTemplateTestLog(
        @Id @Column(identity = ALWAYS) long id,
        UUID templateId,
        int version,
        String recipient,
        @Column(defaultValue = "{}") Map<String, String> variables,
        boolean succeeded,
        @Nullable String error,
        @Column(defaultSql = "now()") Instant sentAt,
        @Relation(to = User.class) @Nullable UUID sentByUserId) {}
