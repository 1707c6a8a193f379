package shop;

import dev.dunlin.annotations.*;

@Composite("reachable_at")
public record Contact(
        String phone) {}
