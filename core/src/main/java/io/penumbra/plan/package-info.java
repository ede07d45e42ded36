/**
 * Plans: what a statement does to a table's schema by field id, and how it moves to another schema.
 */
package io.penumbra.plan;
