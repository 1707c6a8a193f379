package shop;

import dev.dunlin.annotations.*;

@Domain
public record Email(@Column(length = 255) String value) {}
