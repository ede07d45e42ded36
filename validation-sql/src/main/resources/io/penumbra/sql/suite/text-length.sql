-- name: text-length
-- protects-from: texts that were cut, padded or trimmed
-- columns: text
SELECT
  /*each*/
  SUM(CAST(CHAR_LENGTH(${column}) AS DECIMAL(38, 0))) AS ${alias:characters of},
  MAX(CHAR_LENGTH(${column})) AS ${alias:longest}/*end*/
FROM ${table}
