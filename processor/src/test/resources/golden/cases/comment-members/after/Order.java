package shop;

import dev.dunlin.annotations.*;

@Table("orders")
@Comment("What was ordered.")
public record Order(
        @Id long id,
        @Comment("As the customer wrote it; it's never changed.") String note) {}
