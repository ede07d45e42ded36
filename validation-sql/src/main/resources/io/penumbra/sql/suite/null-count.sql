-- name: null-count
-- protects-from: NULL that became a value (a default, 0, ''), and values that became NULL
-- columns: any
SELECT
  /*each*/
  COUNT(*) - COUNT(${column}) AS ${alias:NULLs of}/*end*/
FROM ${table}
