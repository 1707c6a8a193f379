package dev.dunlin.annotations;

/** Which rows can be written through a view. */
public enum ViewCheck {
    /** Any that its table accepts. */
    NONE,
    /** Those that the view itself shows. */
    LOCAL,
    /** Those that the view and the views below it show. */
    CASCADED
}
