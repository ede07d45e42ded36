-- name: row-count
-- protects-from: rows that went missing or came twice
SELECT COUNT(*) AS row_count FROM ${table}
