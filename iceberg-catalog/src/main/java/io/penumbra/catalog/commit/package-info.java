/** One metadata commit made of many changes: staged, tried, rebuilt, and its outcome found out. */
package io.penumbra.catalog.commit;
