/** Which snapshots a commit gives up, and which files nothing names any more afterwards. */
package io.penumbra.catalog.retention;
