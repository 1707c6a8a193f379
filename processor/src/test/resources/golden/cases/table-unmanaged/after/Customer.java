package shop;

import dev.dunlin.annotations.*;

@Table(value = "customers", managed = false)
public record Customer(
        @Id long id) {}
