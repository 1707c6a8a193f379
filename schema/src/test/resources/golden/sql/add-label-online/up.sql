-- dunlin:no-transaction

-- Add label OTHER to enum type building_type
ALTER TYPE "building_type" ADD VALUE IF NOT EXISTS 'OTHER';
