package shop;

import dev.dunlin.annotations.EnumLabel;

public enum Status {
    OPEN,
    @EnumLabel(was = "PAID")
    SETTLED,
    SENT
}
