package io.penumbra.catalog.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.rest.HTTPRequest;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.apache.iceberg.rest.RESTResponse;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ErrorResponse;

/**
 * Iceberg's own REST adapter in front of another catalog. Requests and responses go through their
 * JSON form; commits and reads of a table run into faults.
 */
final class TestingRestAdapter extends RESTCatalogAdapter {
  private final Faults faults;

  TestingRestAdapter(Catalog backend, Faults faults) {
    super(backend);
    this.faults = faults;
  }

  @Override
  protected <T extends RESTResponse> T execute(
      HTTPRequest request,
      Class<T> responseType,
      Consumer<ErrorResponse> errorHandler,
      Consumer<Map<String, String>> responseHeaders) {
    if (request.body() instanceof UpdateTableRequest) {
      HTTPRequest sent = sent(request);
      List<T> answer = new ArrayList<>(1);
      Runnable commit =
          () -> answer.add(super.execute(sent, responseType, errorHandler, responseHeaders));
      faults.commit(commit, commit);
      return received(request, answer.get(0), responseType);
    }
    if (request.method() != HTTPRequest.HTTPMethod.GET || !request.path().contains("/tables/")) {
      return super.execute(request, responseType, errorHandler, responseHeaders);
    }
    faults.beforeRead();
    T answer = super.execute(request, responseType, errorHandler, responseHeaders);
    faults.afterRead();
    return received(request, answer, responseType);
  }

  private HTTPRequest sent(HTTPRequest request) {
    try {
      Object body = request.mapper().readValue(request.encodedBody(), UpdateTableRequest.class);
      return buildRequest(
          request.method(), request.path(), request.queryParameters(), Map.of(), body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T extends RESTResponse> T received(
      HTTPRequest request, T answer, Class<T> responseType) {
    if (answer == null) {
      return null;
    }
    try {
      return request.mapper().readValue(request.mapper().writeValueAsString(answer), responseType);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
