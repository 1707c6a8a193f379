-- Table bicycles no longer inherits vehicles
ALTER TABLE "bicycles" NO INHERIT "vehicles";
