package io.penumbra.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;

/** The namespaces of a catalog. */
public final class Namespaces {
  private Namespaces() {}

  /** All of them, whatever they lie in; none where the catalog can't list them. */
  public static List<Namespace> of(Catalog catalog) {
    List<Namespace> found = new ArrayList<>();
    if (catalog instanceof SupportsNamespaces tree) {
      collect(tree, Namespace.empty(), found);
    }
    return found;
  }

  private static void collect(SupportsNamespaces tree, Namespace parent, List<Namespace> found) {
    for (Namespace child : tree.listNamespaces(parent)) {
      found.add(child);
      collect(tree, child, found);
    }
  }
}
