-- Rename attribute contact.telephone to phone
ALTER TYPE "contact" RENAME ATTRIBUTE "telephone" TO "phone";
