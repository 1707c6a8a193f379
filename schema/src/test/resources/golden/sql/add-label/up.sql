-- Add label MIXED_USE to enum type building_type
ALTER TYPE "building_type" ADD VALUE 'MIXED_USE' BEFORE 'COMMERCIAL';

-- Add label OTHER to enum type building_type
ALTER TYPE "building_type" ADD VALUE 'OTHER';
