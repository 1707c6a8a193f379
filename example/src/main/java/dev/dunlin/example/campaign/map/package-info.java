/** The map: locations with the addresses at them, and the cuts that divide an area among volunteers. */
@NullMarked
package dev.dunlin.example.campaign.map;

import org.jspecify.annotations.NullMarked;
