-- name: sum-of-integers
-- protects-from: whole numbers that overflowed, were cut or were swapped between columns
-- columns: integer
SELECT
  /*each*/
  SUM(CAST(${column} AS DECIMAL(38, 0))) AS ${alias:sum of}/*end*/
FROM ${table}
