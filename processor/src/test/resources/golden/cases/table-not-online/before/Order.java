package shop;

import dev.dunlin.annotations.*;

@Table(value = "orders", online = false)
public record Order(
        @Id long id,
        String number) {}
