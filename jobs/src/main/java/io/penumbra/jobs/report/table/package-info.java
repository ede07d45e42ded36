/** Reports as rows of Iceberg tables, for queries and notebooks. */
package io.penumbra.jobs.report.table;
