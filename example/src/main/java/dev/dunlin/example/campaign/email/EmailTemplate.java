package dev.dunlin.example.campaign.email;

import static dev.dunlin.annotations.ReferentialAction.NO_ACTION;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Ignored;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.Audit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of e-mail the application sends. Its text is in its versions.
 *
 * @param key by which the application asks for it
 * @param currentVersion the version to send with; null: none is published
 * @param builtIn came with the application and cannot be removed
 * @param variables loaded with the template; not a column
 */
@Table("email_templates")
// Deferred, so that a template and its first version can be written in one transaction, in either order.
@Relation(
        to = EmailTemplateVersion.class,
        columns = {"id", "currentVersion"},
        onDelete = NO_ACTION,
        deferrable = true,
        initiallyDeferred = true,
        index = false)
public record EmailTemplate(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Unique @Check("key ~ '^[a-z][a-z0-9-]*$'") String key,
        String name,
        EmailTemplateCategory category,
        @Nullable Integer currentVersion,
        @Column(name = "is_active", defaultValue = "true") boolean active,

        @Column(name = "is_built_in", defaultValue = "false")
        boolean builtIn,

        @Ignored List<EmailTemplateVariable> variables,
        @Embedded(prefix = "") Audit audit) {}
