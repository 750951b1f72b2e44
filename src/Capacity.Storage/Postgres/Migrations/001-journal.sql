-- The journal's tables come here.
SELECT 1;
