package shop;

import dev.dunlin.annotations.*;

@MaterializedView(
        value = "customers",
        query = "SELECT DISTINCT customer FROM orders",
        withData = false)
public record Customer(String customer) {}
