-- name: freshness
-- protects-from: a lane that stopped being fed, and rows of the newest time that it lacks
-- columns: time
/*each UNION ALL*/
SELECT ${label}, CAST(${column} AS ${text}), COUNT(*)
FROM ${table}
WHERE ${column} = (SELECT MAX(${column}) FROM ${table})
GROUP BY ${column}/*end*/
