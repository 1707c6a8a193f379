package dev.dunlin.example.campaign.email;

/** The part of the application that sends with a template. */
public enum EmailTemplateCategory {
    INFLUENCE,
    MAP,
    SYSTEM
}
