package shop;

import dev.dunlin.annotations.*;

@Table(value = "bicycles", inherits = Vehicle.class)
public record Bicycle(String frame) {}
