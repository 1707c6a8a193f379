package shop;

import dev.dunlin.annotations.*;

@Table(value = "orders", schema = "sales", unlogged = true, storage = "fillfactor=80")
public record Order(
        @Id long id) {}
