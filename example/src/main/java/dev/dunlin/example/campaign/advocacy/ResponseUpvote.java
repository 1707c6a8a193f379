package dev.dunlin.example.campaign.advocacy;

import static dev.dunlin.annotations.ReferentialAction.CASCADE;

import dev.dunlin.annotations.Column;
import dev.dunlin.annotations.Id;
import dev.dunlin.annotations.Relation;
import dev.dunlin.annotations.Table;
import dev.dunlin.example.campaign.people.User;
import java.time.Instant;
import java.util.UUID;

/** A user's vote for a response, at most one of each user for each response. */
@Table("response_upvotes")
public record ResponseUpvote(
        @Id(order = 1) @Relation(to = RepresentativeResponse.class, onDelete = CASCADE)
        UUID responseId,

        @Id(order = 2) @Relation(to = User.class, onDelete = CASCADE)
        UUID userId,

        @Column(defaultSql = "now()") Instant createdAt) {}
