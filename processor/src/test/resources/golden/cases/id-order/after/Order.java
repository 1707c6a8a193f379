package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id(order = 2) int line,
        @Id(order = 1, name = "orders_key") long number,
        String text) {}
