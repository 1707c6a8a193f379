package shop;

import dev.dunlin.annotations.*;

@View(query = "SELECT id AS order_id, total FROM orders WHERE total >= 0", check = ViewCheck.LOCAL)
public record OrderTotal(
        long orderId,
        int total) {}
