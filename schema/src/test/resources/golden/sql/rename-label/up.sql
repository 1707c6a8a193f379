-- Rename label MULTI_UNIT of enum type building_type to APARTMENTS
ALTER TYPE "building_type" RENAME VALUE 'MULTI_UNIT' TO 'APARTMENTS';
