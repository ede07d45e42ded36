/** Table operations that present a branch as a table, or that stage several commits as one. */
package io.penumbra.catalog.view;
