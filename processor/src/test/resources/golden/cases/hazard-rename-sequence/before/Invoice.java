package shop;

import dev.dunlin.annotations.*;

@Table("invoices")
@Sequence("invoice_numbers")
public record Invoice(
        @Id long number) {}
