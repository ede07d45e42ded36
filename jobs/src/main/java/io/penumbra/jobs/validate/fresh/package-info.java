/** Keeps proofs fresh while tables change. */
package io.penumbra.jobs.validate.fresh;
