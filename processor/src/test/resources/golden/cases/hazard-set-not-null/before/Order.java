package shop;

import dev.dunlin.annotations.*;
import org.jspecify.annotations.Nullable;

@Table("orders")
public record Order(
        @Id long id,
        @Nullable String note) {}
