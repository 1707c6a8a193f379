package dev.dunlin.example.campaign.site;

/** How a page is edited. */
public enum EditorMode {
    /** By arranging blocks. */
    VISUAL,
    /** As HTML. */
    CODE
}
