package shop;

import dev.dunlin.annotations.*;

@Table("customers")
public record Customer(
        @Id long id,
        @Column(nullable = true) Contact contact) {}
