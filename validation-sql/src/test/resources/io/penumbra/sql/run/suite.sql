== row-count
SELECT COUNT(*) AS row_count FROM primary
--
SELECT COUNT(*) AS row_count FROM shadow
== null-count
SELECT
  COUNT(*) - COUNT("id") AS "NULLs of id",
  COUNT(*) - COUNT("name") AS "NULLs of name",
  COUNT(*) - COUNT("price") AS "NULLs of price",
  COUNT(*) - COUNT("rate") AS "NULLs of rate",
  COUNT(*) - COUNT("at") AS "NULLs of at",
  COUNT(*) - COUNT("place") AS "NULLs of place",
  COUNT(*) - COUNT("place"."it's") AS "NULLs of place.it's"
FROM primary
--
SELECT
  COUNT(*) - COUNT("id") AS "NULLs of id",
  COUNT(*) - COUNT("title") AS "NULLs of name",
  COUNT(*) - COUNT("price") AS "NULLs of price",
  COUNT(*) - COUNT("rate") AS "NULLs of rate",
  COUNT(*) - COUNT("at") AS "NULLs of at",
  COUNT(*) - COUNT("place") AS "NULLs of place",
  COUNT(*) - COUNT("place"."it's") AS "NULLs of place.it's"
FROM shadow
== smallest-and-largest
SELECT
  MIN("id") AS "smallest id",
  MAX("id") AS "largest id",
  MIN("name") AS "smallest name",
  MAX("name") AS "largest name",
  MIN("price") AS "smallest price",
  MAX("price") AS "largest price",
  MIN("rate") AS "smallest rate",
  MAX("rate") AS "largest rate",
  MIN("at") AS "smallest at",
  MAX("at") AS "largest at",
  MIN("place"."it's") AS "smallest place.it's",
  MAX("place"."it's") AS "largest place.it's"
FROM primary
--
SELECT
  MIN("id") AS "smallest id",
  MAX("id") AS "largest id",
  MIN("title") AS "smallest name",
  MAX("title") AS "largest name",
  MIN("price") AS "smallest price",
  MAX("price") AS "largest price",
  MIN("rate") AS "smallest rate",
  MAX("rate") AS "largest rate",
  MIN("at") AS "smallest at",
  MAX("at") AS "largest at",
  MIN("place"."it's") AS "smallest place.it's",
  MAX("place"."it's") AS "largest place.it's"
FROM shadow
== freshness
SELECT 'at', CAST("at" AS VARCHAR), COUNT(*)
FROM primary
WHERE "at" = (SELECT MAX("at") FROM primary)
GROUP BY "at"
--
SELECT 'at', CAST("at" AS VARCHAR), COUNT(*)
FROM shadow
WHERE "at" = (SELECT MAX("at") FROM shadow)
GROUP BY "at"
== sum-of-integers
SELECT
  SUM(CAST("id" AS DECIMAL(38, 0))) AS "sum of id",
  SUM(CAST("place"."it's" AS DECIMAL(38, 0))) AS "sum of place.it's"
FROM primary
--
SELECT
  SUM(CAST("id" AS DECIMAL(38, 0))) AS "sum of id",
  SUM(CAST("place"."it's" AS DECIMAL(38, 0))) AS "sum of place.it's"
FROM shadow
== sum-of-decimals
SELECT
  SUM("price") AS "sum of price"
FROM primary
--
SELECT
  SUM("price") AS "sum of price"
FROM shadow
== sum-of-floating
SELECT
  SUM(CAST("rate" AS DOUBLE)) AS "sum of rate"
FROM primary
--
SELECT
  SUM(CAST("rate" AS DOUBLE)) AS "sum of rate"
FROM shadow
== text-length
SELECT
  SUM(CAST(CHAR_LENGTH("name") AS DECIMAL(38, 0))) AS "characters of name",
  MAX(CHAR_LENGTH("name")) AS "longest name"
FROM primary
--
SELECT
  SUM(CAST(CHAR_LENGTH("title") AS DECIMAL(38, 0))) AS "characters of name",
  MAX(CHAR_LENGTH("title")) AS "longest name"
FROM shadow
== distinct-count
SELECT
  COUNT(DISTINCT "id") AS "values of id",
  COUNT(DISTINCT "name") AS "values of name",
  COUNT(DISTINCT "price") AS "values of price",
  COUNT(DISTINCT "rate") AS "values of rate",
  COUNT(DISTINCT "at") AS "values of at",
  COUNT(DISTINCT "place"."it's") AS "values of place.it's"
FROM primary
--
SELECT
  COUNT(DISTINCT "id") AS "values of id",
  COUNT(DISTINCT "title") AS "values of name",
  COUNT(DISTINCT "price") AS "values of price",
  COUNT(DISTINCT "rate") AS "values of rate",
  COUNT(DISTINCT "at") AS "values of at",
  COUNT(DISTINCT "place"."it's") AS "values of place.it's"
FROM shadow
== top-values
(SELECT 'id', CAST("id" AS VARCHAR), COUNT(*) AS times
FROM primary
GROUP BY "id"
ORDER BY times DESC, "id"
LIMIT 10)
UNION ALL
(SELECT 'name', CAST("name" AS VARCHAR), COUNT(*) AS times
FROM primary
GROUP BY "name"
ORDER BY times DESC, "name"
LIMIT 10)
UNION ALL
(SELECT 'price', CAST("price" AS VARCHAR), COUNT(*) AS times
FROM primary
GROUP BY "price"
ORDER BY times DESC, "price"
LIMIT 10)
UNION ALL
(SELECT 'place.it''s', CAST("place"."it's" AS VARCHAR), COUNT(*) AS times
FROM primary
GROUP BY "place"."it's"
ORDER BY times DESC, "place"."it's"
LIMIT 10)
--
(SELECT 'id', CAST("id" AS VARCHAR), COUNT(*) AS times
FROM shadow
GROUP BY "id"
ORDER BY times DESC, "id"
LIMIT 10)
UNION ALL
(SELECT 'name', CAST("title" AS VARCHAR), COUNT(*) AS times
FROM shadow
GROUP BY "title"
ORDER BY times DESC, "title"
LIMIT 10)
UNION ALL
(SELECT 'price', CAST("price" AS VARCHAR), COUNT(*) AS times
FROM shadow
GROUP BY "price"
ORDER BY times DESC, "price"
LIMIT 10)
UNION ALL
(SELECT 'place.it''s', CAST("place"."it's" AS VARCHAR), COUNT(*) AS times
FROM shadow
GROUP BY "place"."it's"
ORDER BY times DESC, "place"."it's"
LIMIT 10)
== quantiles
SELECT 'id', place, CAST(amount AS VARCHAR)
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      "id" AS amount,
      ROW_NUMBER() OVER (ORDER BY "id") AS place,
      COUNT(*) OVER () AS total
    FROM primary
    WHERE "id" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
UNION ALL
SELECT 'price', place, CAST(amount AS VARCHAR)
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      "price" AS amount,
      ROW_NUMBER() OVER (ORDER BY "price") AS place,
      COUNT(*) OVER () AS total
    FROM primary
    WHERE "price" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
UNION ALL
SELECT 'place.it''s', place, CAST(amount AS VARCHAR)
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      "place"."it's" AS amount,
      ROW_NUMBER() OVER (ORDER BY "place"."it's") AS place,
      COUNT(*) OVER () AS total
    FROM primary
    WHERE "place"."it's" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
--
SELECT 'id', place, CAST(amount AS VARCHAR)
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      "id" AS amount,
      ROW_NUMBER() OVER (ORDER BY "id") AS place,
      COUNT(*) OVER () AS total
    FROM shadow
    WHERE "id" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
UNION ALL
SELECT 'price', place, CAST(amount AS VARCHAR)
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      "price" AS amount,
      ROW_NUMBER() OVER (ORDER BY "price") AS place,
      COUNT(*) OVER () AS total
    FROM shadow
    WHERE "price" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
UNION ALL
SELECT 'place.it''s', place, CAST(amount AS VARCHAR)
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      "place"."it's" AS amount,
      ROW_NUMBER() OVER (ORDER BY "place"."it's") AS place,
      COUNT(*) OVER () AS total
    FROM shadow
    WHERE "place"."it's" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
== quantiles-of-floating
SELECT 'rate', place, amount
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      CAST("rate" AS DOUBLE) AS amount,
      ROW_NUMBER() OVER (ORDER BY "rate") AS place,
      COUNT(*) OVER () AS total
    FROM primary
    WHERE "rate" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
--
SELECT 'rate', place, amount
FROM (
  SELECT amount, place, total
  FROM (
    SELECT
      CAST("rate" AS DOUBLE) AS amount,
      ROW_NUMBER() OVER (ORDER BY "rate") AS place,
      COUNT(*) OVER () AS total
    FROM shadow
    WHERE "rate" IS NOT NULL)
  WHERE MOD(place - 1, (total + 7) / 8) = 0)
