package shop;

import dev.dunlin.annotations.*;
import java.math.BigDecimal;

@Table("orders")
public record Order(
        @Id long id,
        @Column(precision = 12, scale = 4) BigDecimal price) {}
