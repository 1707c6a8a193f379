package shop;

import dev.dunlin.annotations.*;
import java.time.LocalDateTime;

@Table("orders")
public record Order(
        @Id long id,
        LocalDateTime placed) {}
