package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id long id,
        @Relation(
                to = Customer.class,
                onDelete = ReferentialAction.CASCADE,
                onUpdate = ReferentialAction.NO_ACTION,
                deferrable = true,
                initiallyDeferred = true,
                valid = false,
                index = false,
                name = "of_customer")
        long customerId) {}
