package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id long id,
        @Embedded(prefix = "bill_", was = "billing_") Address billing) {}
