package shop;

import dev.dunlin.annotations.*;

@Table("bookings")
public record Booking(
        @Id long id,
        long room,
        @Column(type = "tstzrange") String during,
        boolean cancelled) {}
