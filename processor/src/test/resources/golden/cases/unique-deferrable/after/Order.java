package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id long id,
        @Unique(deferrable = true, initiallyDeferred = true) int position) {}
