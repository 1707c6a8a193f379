package shop;

import dev.dunlin.annotations.*;

@Table("customers")
public record Customer(
        @Id long shop,
        @Id long number) {}
