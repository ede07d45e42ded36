package io.penumbra.embedded.tpch;

import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.GenerateUtils;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Orders that come after those of a loaded database: the same generator goes on, as for a database
 * of a larger scale factor, with the customers of the loaded one.
 */
final class NewSales implements Iterator<Sale> {
  /** How many times the loaded orders there are in total. */
  private static final int PARTS = 10_000;

  private final double scale;
  private final long customers;
  private int part = 1;
  private Iterator<Order> orders = Collections.emptyIterator();
  private PeekingIterator<LineItem> items;

  NewSales(double scale) {
    this.scale = scale;
    this.customers = GenerateUtils.calculateRowCount(CustomerGenerator.SCALE_BASE, scale, 1, 1);
  }

  @Override
  public boolean hasNext() {
    return orders.hasNext() || part < PARTS;
  }

  @Override
  public Sale next() {
    if (!orders.hasNext()) {
      part++;
      orders = new OrderGenerator(scale * PARTS, part, PARTS).iterator();
      items =
          Iterators.peekingIterator(new LineItemGenerator(scale * PARTS, part, PARTS).iterator());
    }
    Order order = ofCustomer(orders.next());
    return new Sale(order, itemsOf(order));
  }

  private List<LineItem> itemsOf(Order order) {
    List<LineItem> found = new ArrayList<>();
    while (items.hasNext() && items.peek().getOrderKey() == order.getOrderKey()) {
      found.add(items.next());
    }
    return found;
  }

  private Order ofCustomer(Order order) {
    return new Order(
        order.getRowNumber(),
        order.getOrderKey(),
        order.getCustomerKey() % customers + 1,
        order.getOrderStatus(),
        order.getTotalPriceInCents(),
        order.getOrderDate(),
        order.getOrderPriority(),
        order.getClerk(),
        order.getShipPriority(),
        order.getComment());
  }
}
