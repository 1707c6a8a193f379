package shop;

import dev.dunlin.annotations.*;

@Table("orders")
public record Order(
        @Id long id,
        @Relation(to = Customer.class, comment = "Who pays") long customerId,
        @Check(value = "quantity > 0", comment = "It's no order otherwise") int quantity,
        @Index(comment = "For the search") String number) {}
