package shop;

import dev.dunlin.annotations.*;
import java.time.Instant;

@Table("orders")
public record Order(
        @Id long id,
        Instant placed) {}
