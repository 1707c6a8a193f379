package dev.dunlin.example.campaign.advocacy;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Contact;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message from a supporter to one recipient of a campaign.
 *
 * @param representativeId null for a custom recipient, or when the representative is no longer listed
 * @param senderUserId null for a supporter without an account
 * @param senderPostalCode by which the representative was found
 */
@Table("campaign_emails")
@Index(columns = {"campaignId", "sentAt DESC"})
public record CampaignEmail(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Relation(to = Campaign.class, onDelete = CASCADE) UUID campaignId,
        @Relation(to = Representative.class) @Nullable UUID representativeId,
        @Embedded Contact recipient,
        @Relation(to = User.class) @Nullable UUID senderUserId,
        @Embedded Contact sender,
        @Column(length = 7) @Nullable String senderPostalCode,
        String subject,
        String body,
        EmailMethod method,
        @Column(defaultSql = "now()") Instant sentAt) {}
