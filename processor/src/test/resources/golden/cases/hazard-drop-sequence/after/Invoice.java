package shop;

import dev.dunlin.annotations.*;

@Table("invoices")
public record Invoice(
        @Id long number) {}
