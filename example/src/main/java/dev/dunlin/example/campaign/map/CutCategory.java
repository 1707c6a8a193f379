package dev.dunlin.example.campaign.map;

/** What a cut's border follows. */
public enum CutCategory {
    CUSTOM,
    WARD,
    NEIGHBOURHOOD,
    DISTRICT
}
