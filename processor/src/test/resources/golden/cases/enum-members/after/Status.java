package shop;

import dev.dunlin.annotations.EnumLabel;
import dev.dunlin.annotations.EnumType;

@EnumType(value = "order_status", schema = "sales", ordered = true)
public enum Status {
    @EnumLabel("open")
    OPEN,
    @EnumLabel("it's paid")
    PAID
}
