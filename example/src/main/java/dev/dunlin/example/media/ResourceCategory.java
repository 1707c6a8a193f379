package dev.dunlin.example.media;

/** What a job competes for; each has a queue. */
public enum ResourceCategory {
    GPU,
    CPU
}
