/** Snapshots with the manifests of one snapshot and the parent and schema of another. */
package io.penumbra.catalog.graft;
