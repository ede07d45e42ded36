package io.penumbra.testing;

import io.penumbra.cli.TestingTerminal;
import java.util.Locale;

/** States of shadow {@code wide}, each reached by what people and the job do. */
public enum State {
  /** There is no shadow. */
  NONE {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {}
  },
  PENDING {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      propose(terminal, "ADD COLUMN extra string");
    }
  },
  SHADOWING {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      propose(terminal, WIDEN);
      shop.insert(4);
    }
  },
  PASSED {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      SHADOWING.reach(shop, terminal);
      terminal.type("validate", SHADOW);
    }
  },
  FAILED {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      terminal.type("propose", "--name", "wide", "--separate", "ALTER TABLE shop.orders " + WIDEN);
      shop.insert(4);
      shop.spoil("wide");
      terminal.type("validate", SHADOW);
    }
  },
  DETACHED {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      SHADOWING.reach(shop, terminal);
      terminal.type("pause", SHADOW);
    }
  },
  /** Somebody else added a file to the table that a separate shadow lacks. */
  DIVERGED {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      terminal.type("propose", "--name", "wide", "--separate", "ALTER TABLE shop.orders " + WIDEN);
      shop.insert(4);
      shop.insertByAStranger(5);
      shop.insert(6);
    }
  },
  CONFLICT {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      propose(terminal, "RENAME COLUMN total TO amount");
      terminal.type(
          "propose", "--name", "other", "ALTER TABLE shop.orders RENAME COLUMN total TO sum");
      shop.insert(4);
      terminal.type("validate", "shop.orders:other");
      terminal.type("promote", "shop.orders:other", "--yes");
      shop.insert(5);
      terminal.type("finalize", "shop.orders", "--yes");
    }
  },
  PROMOTED {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      PASSED.reach(shop, terminal);
      terminal.type("promote", SHADOW, "--yes");
      shop.insert(5);
    }
  },
  ROLLED_BACK {
    @Override
    void reach(TestingShop shop, TestingTerminal terminal) {
      PROMOTED.reach(shop, terminal);
      terminal.type("rollback", "shop.orders");
      shop.insert(6);
    }
  };

  private static final String SHADOW = "shop.orders:wide";
  private static final String WIDEN = "ALTER COLUMN total TYPE bigint";

  abstract void reach(TestingShop shop, TestingTerminal terminal);

  /** Brings a new shop into this state. */
  public void in(TestingShop shop) {
    reach(shop, TestingTerminal.with(shop.settings()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void propose(TestingTerminal terminal, String clause) {
    terminal.type("propose", "--name", "wide", "ALTER TABLE shop.orders " + clause);
  }
}
