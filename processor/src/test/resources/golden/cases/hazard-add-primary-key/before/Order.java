package shop;

import dev.dunlin.annotations.*;

@Table("orders")
@SuppressWarnings("DUN1103")
public record Order(
        long number,
        String note) {}
