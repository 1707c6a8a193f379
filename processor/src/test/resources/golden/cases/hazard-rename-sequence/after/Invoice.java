package shop;

import dev.dunlin.annotations.*;

@Table("invoices")
@Sequence(value = "bill_numbers", was = "invoice_numbers")
public record Invoice(
        @Id long number) {}
