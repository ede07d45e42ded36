/** Random histories of a table against a plain model of what its lanes hold. */
package io.penumbra.catalog.property;
