package dev.dunlin.example.campaign;

/**
 * A person who can be written to.
 *
 * @param name full name as given
 * @param email address as given, in any case
 */
public record Contact(String name, String email) {}
