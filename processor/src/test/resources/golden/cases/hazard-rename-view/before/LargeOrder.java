package shop;

import dev.dunlin.annotations.*;

@View(value = "big_orders", query = "SELECT id, customer FROM orders WHERE total > 1000")
public record LargeOrder(
        long id,
        String customer) {}
