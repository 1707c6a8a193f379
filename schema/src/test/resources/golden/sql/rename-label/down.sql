-- Rename label APARTMENTS of enum type building_type to MULTI_UNIT
ALTER TYPE "building_type" RENAME VALUE 'APARTMENTS' TO 'MULTI_UNIT';
