package dev.dunlin.example.media;

/** A picture's shape. */
public enum Orientation {
    LANDSCAPE,
    PORTRAIT,
    SQUARE
}
