package io.penumbra.embedded.tpch;

import io.trino.tpch.LineItem;
import io.trino.tpch.Order;
import java.util.List;

/** An order with its line items. */
record Sale(Order order, List<LineItem> items) {}
