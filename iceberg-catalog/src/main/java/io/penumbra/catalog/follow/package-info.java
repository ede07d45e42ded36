/** How main's commits, ours and those of others, reach the other lanes. */
package io.penumbra.catalog.follow;
