package dev.dunlin.example.campaign.advocacy;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.annotations.Unique;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.Contact;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone a campaign writes to who is not an elected representative: a minister's office, a company, a newspaper.
 *
 * @param position place in the list of recipients, from 0
 */
@Table("custom_recipients")
@Unique(columns = {"campaignId", "email"})
public record CustomRecipient(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Relation(to = Campaign.class, onDelete = CASCADE) UUID campaignId,
        @Embedded(prefix = "") Contact contact,
        @Nullable String title,
        @Nullable String organization,
        @Column(defaultValue = "0") short position,
        @Embedded(prefix = "") Audit audit) {}
