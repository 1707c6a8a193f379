package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id long id,
        @Column(using = "nullif(trim(quantity), '')::integer") int quantity) {}
