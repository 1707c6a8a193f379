package shop;

import dev.dunlin.annotations.*;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Table("orders")
@Check(value = "sent IS NULL OR paid IS NOT NULL", name = "paid_before_sent", valid = false)
public record Order(
        @Id long id,
        @Check(value = "quantity > 0", name = "positive") int quantity,
        @Nullable LocalDate paid,
        @Nullable LocalDate sent) {}
