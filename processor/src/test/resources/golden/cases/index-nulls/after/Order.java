package shop;

import dev.dunlin.annotations.*;
import org.jspecify.annotations.Nullable;

@Table("orders")
public record Order(
        @Id long id,
        @Index(unique = true, nullsNotDistinct = true) @Nullable String code,
        @Unique(nullsNotDistinct = true) @Nullable String number) {}
