package io.penumbra.lane;

/**
 * How a lane's rows look: ids in the table's metadata.
 *
 * @param schemaId id of the schema
 * @param specId id of the partition spec
 * @param sortOrderId id of the sort order, 0 for unsorted
 */
public record Shape(int schemaId, int specId, int sortOrderId) {}
