-- name: sum-of-decimals
-- protects-from: decimals that lost digits or got another scale
-- columns: decimal
SELECT
  /*each*/
  SUM(${column}) AS ${alias:sum of}/*end*/
FROM ${table}
