/** Conditions that choose rows, with SQL's meaning, whatever the width of a column. */
package io.penumbra.condition;
