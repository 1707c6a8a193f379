-- Table grown no longer inherits locations
ALTER TABLE "grown" NO INHERIT "locations";
