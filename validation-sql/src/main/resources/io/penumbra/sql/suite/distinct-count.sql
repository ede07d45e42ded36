-- name: distinct-count
-- protects-from: values that fell together, as by a change of case or of a time's precision
-- columns: ordered
SELECT
  /*each*/
  COUNT(DISTINCT ${column}) AS ${alias:values of}/*end*/
FROM ${table}
