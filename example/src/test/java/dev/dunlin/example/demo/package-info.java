/** A program that shows both histories at work. */
@NullMarked
package dev.dunlin.example.demo;

import org.jspecify.annotations.NullMarked;
