package dev.dunlin.example.campaign.advocacy;

/** How a supporter's message left. */
public enum EmailMethod {
    /** Sent by the application. */
    SMTP,
    /** Opened in the supporter's own mail program. */
    MAILTO
}
