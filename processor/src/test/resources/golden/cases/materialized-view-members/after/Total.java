package shop;

import dev.dunlin.annotations.*;

@MaterializedView(
        value = "totals",
        schema = "reports",
        was = "archive.sums",
        query = "SELECT customer, sum(total)::bigint AS total FROM orders GROUP BY customer",
        storage = "fillfactor=100")
@Comment("Refreshed at night")
public record Total(
        @Index(unique = true, comment = "For a refresh beside readers") String customer,
        long total) {}
