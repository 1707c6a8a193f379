package shop;

import dev.dunlin.annotations.*;

@Composite(value = "address", schema = "geo")
public record Address(
        String street,
        int zip) {}
