package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id long id,
        @Relation(to = Customer.class) long customerId,
        @Check(value = "quantity > 0") int quantity,
        @Index String number) {}
