/** The TPC-H benchmark's tables and refresh functions, on Postgres. */
package io.penumbra.embedded.tpch;
