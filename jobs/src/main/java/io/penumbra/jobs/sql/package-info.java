/** Lanes and cuts as tables of Flink SQL. */
package io.penumbra.jobs.sql;
