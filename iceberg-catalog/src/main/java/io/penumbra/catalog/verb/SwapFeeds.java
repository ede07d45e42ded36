package io.penumbra.catalog.verb;

import io.penumbra.catalog.graft.Readability;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import org.apache.iceberg.TableMetadata;

/**
 * How two lanes are fed once they have changed places. A lane that shared main's files gets file
 * sets of its own; until they are full it takes those that it shared. The other one shares the new
 * main's files only where the two shared files before: a way back through the files of the promoted
 * lane would be none from a fault in them.
 */
record SwapFeeds(Feeding incoming, Feeding outgoing) {
  static SwapFeeds of(TableMetadata metadata, Lane incoming, Lane outgoing) {
    if (incoming.writesOwnFiles()) {
      return new SwapFeeds(incoming.feeding(), outgoing.feeding());
    }
    LaneId files = outgoing.feeding().filesOf();
    boolean shares =
        !outgoing.feeding().separate()
            && outgoing.shape().specId() == incoming.shape().specId()
            && Readability.follows(
                metadata.schemasById().get(outgoing.shape().schemaId()),
                metadata.schemasById().get(incoming.shape().schemaId()));
    Feeding goesOn = shares ? outgoing.feeding().deactivated(files) : outgoing.feeding();
    return new SwapFeeds(taking(incoming, files), shares ? goesOn.feed(Feed.FOLLOW) : goesOn);
  }

  private static Feeding taking(Lane incoming, LaneId files) {
    return files.equals(incoming.id())
        ? incoming.feeding().activated(incoming.id())
        : incoming.feeding().feed(Feed.STREAM).deactivated(files);
  }
}
