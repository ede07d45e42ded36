package io.penumbra.config;

/** Kinds of Iceberg catalogs. */
public enum CatalogType {
  JDBC,
  REST,
  HADOOP
}
