package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.processor.reporting.Problem;

/**
 * Where something is declared.
 *
 * @param where the place as messages name it, {@code Shift.cutId (shifts.cut_id)}
 */
record Spot(Location location, String where) {
    /** A type or package. */
    static Spot of(Location location) {
        return new Spot(location, location.toString());
    }

    /** A place that stands for something in the database. */
    static Spot of(Location location, String sqlName) {
        return new Spot(location, location + " (" + sqlName + ")");
    }

    Spot annotation(String name) {
        return annotation(name, 0);
    }

    Spot annotation(String name, int which) {
        return new Spot(location.annotation(name, which), where);
    }

    Spot value(String member) {
        return new Spot(location.value(member), where);
    }

    /** A problem at this place. */
    Problem problem(Code code, String what) {
        return Problem.of(code, what).at(location, where);
    }
}
