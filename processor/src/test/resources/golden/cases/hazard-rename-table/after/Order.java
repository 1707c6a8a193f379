package shop;

import dev.dunlin.annotations.*;

@Table(value = "purchases", was = "orders")
public record Order(
        @Id long id,
        @Index String number) {}
