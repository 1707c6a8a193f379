package shop;

import dev.dunlin.annotations.*;

@Table("orders")
@Relation(to = Customer.class, columns = {"shop", "customer"},
        onDelete = ReferentialAction.SET_NULL, onDeleteColumns = "customer")
public record Order(
        @Id long shop,
        @Id long number,
        @Column(nullable = true) Long customer) {}
