-- Table bicycles inherits vehicles from now on
-- Hazard inherit-table: Statements over vehicles read, change and delete the rows of the table, too, from this moment on.
-- Way out: Make sure that a deployed version expects them, or says ONLY.
ALTER TABLE "bicycles" INHERIT "vehicles";
