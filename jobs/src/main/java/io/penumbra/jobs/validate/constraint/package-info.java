/** Looks for rows of a shadow that break constraints, by the columns that these name. */
package io.penumbra.jobs.validate.constraint;
