package shop;

import dev.dunlin.annotations.EnumType;

@EnumType(value = "order_status", was = "status")
public enum Status {
    OPEN,
    PAID,
    SENT
}
