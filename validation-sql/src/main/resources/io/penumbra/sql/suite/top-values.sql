-- name: top-values
-- protects-from: values that were replaced by others, as by a wrong list of codes
-- columns: discrete
/*each UNION ALL*/
(SELECT ${label}, CAST(${column} AS ${text}), COUNT(*) AS times
FROM ${table}
GROUP BY ${column}
ORDER BY times DESC, ${column}
LIMIT 10)/*end*/
