/** Compares what one statement gave on both lanes. */
package io.penumbra.sql.result;
