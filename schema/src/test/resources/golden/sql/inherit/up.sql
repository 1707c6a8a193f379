-- Table grown inherits locations from now on
ALTER TABLE "grown" INHERIT "locations";
