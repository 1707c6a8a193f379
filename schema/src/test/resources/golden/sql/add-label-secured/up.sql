-- Add label DONE to enum type state
ALTER TYPE "state" ADD VALUE 'DONE';
