package dev.dunlin.example.media;

import dev.dunlin.annotations.EnumLabel;

/** The directory of the library that a file lies in; the label is the directory's name on disk. */
public enum DirectoryType {
    @EnumLabel("studios")
    STUDIOS,
    @EnumLabel("gifs")
    GIFS,
    @EnumLabel("private")
    PRIVATE,
    @EnumLabel("inbox")
    INBOX,
    @EnumLabel("curated")
    CURATED,
    @EnumLabel("playback")
    PLAYBACK,
    @EnumLabel("compilations")
    COMPILATIONS,
    @EnumLabel("videos")
    VIDEOS,
    @EnumLabel("highlights")
    HIGHLIGHTS
}
