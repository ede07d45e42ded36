package io.penumbra.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.fresh.Listener;
import io.penumbra.jobs.validate.fresh.Pass;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps the passes that it heard of; trouble comes as it is when one is waited for. */
final class HeardPasses implements Listener {
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private final int limitSeconds;

  HeardPasses(int limitSeconds) {
    this.limitSeconds = limitSeconds;
  }

  Pass next() throws InterruptedException {
    Object next = heard.poll(limitSeconds, TimeUnit.SECONDS);
    assertThat(next).isInstanceOf(Pass.class);
    return (Pass) next;
  }

  boolean none() {
    return heard.isEmpty();
  }

  @Override
  public void compared(Report report, Pass pass) {
    heard.add(pass);
  }

  @Override
  public void holds(Proof proof) {
    heard.add(proof);
  }

  @Override
  public void troubled(PenumbraException trouble) {
    heard.add(trouble);
  }
}
