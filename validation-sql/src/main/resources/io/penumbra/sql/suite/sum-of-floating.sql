-- name: sum-of-floating
-- protects-from: floating numbers that lost digits on their way through a narrower type
-- columns: floating
-- tolerance: relative 1e-9
SELECT
  /*each*/
  SUM(CAST(${column} AS DOUBLE)) AS ${alias:sum of}/*end*/
FROM ${table}
