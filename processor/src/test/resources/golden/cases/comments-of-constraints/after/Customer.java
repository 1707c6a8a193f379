package shop;

import dev.dunlin.annotations.*;

@Table("customers")
public record Customer(
        @Id(comment = "Never used again") long id,
        @Unique(comment = "One account for each") String email) {}
