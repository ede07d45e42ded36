-- name: quantiles-of-floating
-- protects-from: numbers that moved within their limits, as by a wrong unit in part of the rows
-- columns: floating
/*each UNION ALL*/
SELECT ${label}, place, amount
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      CAST(${column} AS DOUBLE) AS amount,
      ROW_NUMBER() OVER (ORDER BY ${column}) AS place,
      COUNT(*) OVER () AS total
    FROM ${table}
    WHERE ${column} IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)/*end*/
