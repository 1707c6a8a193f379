package shop;

import dev.dunlin.annotations.*;

@Table("drafts")
public record Draft(
        @Id int id,
        @Relation(to = UserAccount.class) int userId) {}
