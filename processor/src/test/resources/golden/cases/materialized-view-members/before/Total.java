package shop;

import dev.dunlin.annotations.*;

@MaterializedView(value = "sums", schema = "archive",
        query = "SELECT customer, sum(total)::bigint AS total FROM orders GROUP BY customer")
public record Total(
        String customer,
        long total) {}
