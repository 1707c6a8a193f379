package shop;

import dev.dunlin.annotations.*;

@Domain
@Check("VALUE LIKE '%@%'")
public record Email(@Column(length = 255) String value) {}
