-- Table bicycles inherits vehicles from now on
ALTER TABLE "bicycles" INHERIT "vehicles";
