package dev.dunlin.example.campaign.email;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A placeholder that a template's text may use.
 *
 * @param name as it is written between braces
 * @param sampleValue shown in previews and test sends
 * @param position place in the editor's list, from 0
 */
@Table("email_template_variables")
public record EmailTemplateVariable(
        @Id(order = 1) @Relation(to = EmailTemplate.class, onDelete = CASCADE)
        UUID templateId,

        @Id(order = 2) @Column(length = 50) @Check("name ~ '^[A-Z][A-Z0-9_]*$'")
        String name,

        String label,
        @Nullable String description,

        @Column(name = "is_required", defaultValue = "false")
        boolean required,

        @Nullable String sampleValue,
        @Column(defaultValue = "0") short position) {}
