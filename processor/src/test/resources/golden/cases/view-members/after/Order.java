package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id long id,
        String customer,
        int total) {}
