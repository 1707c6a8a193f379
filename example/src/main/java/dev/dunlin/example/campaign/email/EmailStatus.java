package dev.dunlin.example.campaign.email;

/** How far an e-mail got. */
public enum EmailStatus {
    QUEUED,
    SENT,
    BOUNCED,
    FAILED
}
