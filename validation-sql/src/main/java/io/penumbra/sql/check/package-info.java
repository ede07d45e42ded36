/** The text of checks: one file each, with a header. */
package io.penumbra.sql.check;
