package shop;

import dev.dunlin.annotations.*;

@Table("items")
public record Item(
        @Id long id,
        Price price) {}
