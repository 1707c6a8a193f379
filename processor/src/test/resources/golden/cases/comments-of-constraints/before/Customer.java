package shop;

import dev.dunlin.annotations.*;

@Table("customers")
public record Customer(
        @Id long id,
        @Unique String email) {}
