package shop;

import dev.dunlin.annotations.*;
import org.jspecify.annotations.Nullable;

@Table("customers")
public record Customer(
        @Id long id,
        String name,
        @Nullable String email) {}
