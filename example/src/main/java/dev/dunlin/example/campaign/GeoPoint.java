package dev.dunlin.example.campaign;

import dev.dunlin.annotations.Column;
import java.math.BigDecimal;

/**
 * A point on the map, WGS 84.
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 */
public record GeoPoint(
        @Column(precision = 10, scale = 7) BigDecimal latitude,
        @Column(precision = 10, scale = 7) BigDecimal longitude) {}
