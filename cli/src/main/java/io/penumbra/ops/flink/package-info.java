/** A Flink cluster as its REST API shows it. */
package io.penumbra.ops.flink;
