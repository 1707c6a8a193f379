package shop;

import dev.dunlin.annotations.*;

@Domain(value = "amount", schema = "money", was = "price", notNull = true)
@Check("VALUE >= 0")
public record Price(@Column(precision = 10, scale = 2, defaultValue = "0") java.math.BigDecimal value) {}
