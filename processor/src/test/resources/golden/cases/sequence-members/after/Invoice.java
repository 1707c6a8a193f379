package shop;

import dev.dunlin.annotations.*;

@Table("invoices")
@Sequence(value = "invoice_numbers", schema = "billing", was = "numbers", type = "integer", start = 1000, increment = 2,
        min = 10, max = 9999, cache = 5, cycle = true, comment = "numbers of invoices")
public record Invoice(
        @Id @Column(defaultSql = "nextval('billing.invoice_numbers')") long number,
        @Column(identity = Identity.ALWAYS) @Sequence(start = 7) long position) {}
