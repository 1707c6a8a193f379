package shop;

import dev.dunlin.annotations.*;

@Table("customers")
public record Customer(
        @Id long id,
        String name) {}
