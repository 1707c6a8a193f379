-- Drop policy it's "frozen" of notes
DROP POLICY "it's ""frozen""" ON "notes";
