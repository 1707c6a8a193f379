package dev.dunlin.example.campaign.map;

/** What kind of building stands at a location, which decides how it is canvassed. */
public enum BuildingType {
    SINGLE_FAMILY,
    MULTI_UNIT,
    MIXED_USE,
    COMMERCIAL
}
