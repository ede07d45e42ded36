/** What runs statements on lanes. */
package io.penumbra.sql.engine;
