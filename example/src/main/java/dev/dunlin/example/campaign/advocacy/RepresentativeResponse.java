package dev.dunlin.example.campaign.advocacy;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Check;
import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Embedded;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Index;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.Audit;
import dev.dunlin.example.campaign.Contact;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a representative answered, handed in by a supporter and shown on the campaign's wall once approved.
 *
 * @param representativeName as it was when the answer came, whatever becomes of the representative's row
 * @param submitter who handed it in; null: anonymous
 * @param screenshot picture of the answer
 * @param upvoteCount number of rows in response_upvotes, kept here to sort by
 */
@Table("representative_responses")
@Index(
        name = "representative_responses_wall_idx",
        columns = {"campaignId", "upvoteCount DESC", "receivedOn DESC"},
        where = "status = 'APPROVED'")
public record RepresentativeResponse(
        @Id @Column(defaultSql = "gen_random_uuid()") UUID id,
        @Relation(to = Campaign.class, onDelete = CASCADE) UUID campaignId,
        @Relation(to = Representative.class) @Nullable UUID representativeId,
        String representativeName,
        ResponseType type,
        @Column(defaultValue = "PENDING") ResponseStatus status,
        String body,
        LocalDate receivedOn,
        @Embedded @Nullable Contact submitter,
        @Nullable URI screenshot,

        @Column(defaultValue = "0") @Check("upvote_count >= 0")
        int upvoteCount,

        @Embedded(prefix = "") Audit audit) {}
