package shop;

import dev.dunlin.annotations.*;

@Domain(value = "price", schema = "money")
@Check("VALUE >= 0")
public record Price(@Column(precision = 10, scale = 2) java.math.BigDecimal value) {}
