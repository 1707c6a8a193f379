-- Create enum type building_type
CREATE TYPE "building_type" AS ENUM ('SINGLE_FAMILY', 'MULTI_UNIT', 'COMMERCIAL');
