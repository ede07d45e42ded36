/** Constraints of a new schema, and what breaks them. */
package io.penumbra.sql.constraint;
