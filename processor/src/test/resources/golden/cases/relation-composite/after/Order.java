package shop;

import dev.dunlin.annotations.*;
import org.jspecify.annotations.Nullable;

@Table("orders")
@Relation(to = Region.class, columns = {"country", "code"}, references = {"country", "code"}, match = Match.FULL)
public record Order(
        @Id long id,
        @Nullable String country,
        @Nullable String code) {}
