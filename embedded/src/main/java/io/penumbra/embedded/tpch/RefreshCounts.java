package io.penumbra.embedded.tpch;

/** Rows that a workload has changed, by what it did to them; committed transactions only. */
public record RefreshCounts(
    long transactions,
    long ordersInserted,
    long itemsInserted,
    long ordersDeleted,
    long itemsDeleted,
    long ordersUpdated,
    long customersUpdated) {
  static final RefreshCounts NONE = new RefreshCounts(0, 0, 0, 0, 0, 0, 0);

  static RefreshCounts inserted(long orders, long items) {
    return new RefreshCounts(1, orders, items, 0, 0, 0, 0);
  }

  static RefreshCounts deleted(long orders, long items) {
    return new RefreshCounts(1, 0, 0, orders, items, 0, 0);
  }

  static RefreshCounts updated(long orders, long customers) {
    return new RefreshCounts(1, 0, 0, 0, 0, orders, customers);
  }

  RefreshCounts plus(RefreshCounts other) {
    return new RefreshCounts(
        transactions + other.transactions,
        ordersInserted + other.ordersInserted,
        itemsInserted + other.itemsInserted,
        ordersDeleted + other.ordersDeleted,
        itemsDeleted + other.itemsDeleted,
        ordersUpdated + other.ordersUpdated,
        customersUpdated + other.customersUpdated);
  }

  /** Changed rows in all tables. */
  public long rows() {
    return ordersInserted
        + itemsInserted
        + ordersDeleted
        + itemsDeleted
        + ordersUpdated
        + customersUpdated;
  }
}
