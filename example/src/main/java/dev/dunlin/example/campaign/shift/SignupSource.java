package dev.dunlin.example.campaign.shift;

/** Who signed a volunteer up. */
public enum SignupSource {
    /** The volunteer, signed in. */
    AUTHENTICATED,
    /** The volunteer, by the public form. */
    PUBLIC,
    /** A coordinator. */
    ADMIN
}
