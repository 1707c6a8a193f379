package shop;

import dev.dunlin.annotations.*;

@Composite(value = "postal_address", schema = "geo", was = "address")
public record Address(
        String street,
        @Column(type = "text") String zip,
        @Column(name = "town") String city) {}
