package shop;

import dev.dunlin.annotations.*;

@MaterializedView(
        value = "totals",
        query = "SELECT customer, sum(total)::bigint AS total FROM orders GROUP BY customer")
public record Total(
        @Index(unique = true) String customer,
        long total) {}
