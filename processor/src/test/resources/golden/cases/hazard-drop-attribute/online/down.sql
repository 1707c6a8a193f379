-- Cannot bring back the values of attribute contact.fax.

-- Change composite type contact: with fax
ALTER TYPE "contact" ADD ATTRIBUTE "fax" text;
