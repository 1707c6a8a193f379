package shop;

import dev.dunlin.annotations.*;
import org.jspecify.annotations.Nullable;

@Table("orders")
@Index(columns = {"number", "state"}, unique = true, where = "email IS NOT NULL", include = "email", name = "by_number")
@Index(expressions = "lower(number)", storage = "fillfactor=70")
public record Order(
        @Id long id,
        String number,
        @Nullable String email,
        @Index(method = "hash") String state) {}
