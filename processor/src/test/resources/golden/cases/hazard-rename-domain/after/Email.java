package shop;

import dev.dunlin.annotations.*;

@Domain("mail")
public record Email(@Column(length = 255) String value) {}
