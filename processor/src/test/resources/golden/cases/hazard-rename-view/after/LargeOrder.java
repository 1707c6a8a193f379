package shop;

import dev.dunlin.annotations.*;

@View(value = "large_orders", query = "SELECT id, customer FROM orders WHERE total > 1000", was = "big_orders")
public record LargeOrder(
        long id,
        String customer) {}
