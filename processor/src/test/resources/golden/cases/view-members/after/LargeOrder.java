package shop;

import dev.dunlin.annotations.*;

@View(
        value = "large_orders",
        schema = "reports",
        was = "archive.big_orders",
        query = """
                SELECT id, customer, total
                FROM orders
                WHERE total > 2000
                """,
        securityBarrier = true,
        securityInvoker = true,
        check = ViewCheck.CASCADED)
@Comment("What is worth a call")
public record LargeOrder(
        @Comment("As on the receipt") long id,
        String customer,
        int total) {}
