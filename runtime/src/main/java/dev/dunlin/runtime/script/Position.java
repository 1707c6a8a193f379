package dev.dunlin.runtime.script;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in UTF-16 units, from 1
 */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
