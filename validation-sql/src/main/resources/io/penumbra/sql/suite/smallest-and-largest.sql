-- name: smallest-and-largest
-- protects-from: values that were cut, rounded, shifted or sorted in another way at the ends
-- columns: ordered
SELECT
  /*each*/
  MIN(${column}) AS ${alias:smallest},
  MAX(${column}) AS ${alias:largest}/*end*/
FROM ${table}
