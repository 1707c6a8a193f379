/** Users and how they sign in. */
@NullMarked
package dev.dunlin.example.campaign.people;

import org.jspecify.annotations.NullMarked;
