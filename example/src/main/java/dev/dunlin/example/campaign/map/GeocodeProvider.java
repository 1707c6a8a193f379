package dev.dunlin.example.campaign.map;

/** The service that found an address's coordinates. */
public enum GeocodeProvider {
    NOMINATIM,
    PHOTON,
    MAPBOX,
    GOOGLE,
    ARCGIS,
    /** Placed on the map by hand. */
    MANUAL
}
