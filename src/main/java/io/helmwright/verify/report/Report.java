package io.helmwright.verify.report;

import io.helmwright.verify.result.VerificationResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** One way to write down what a verification found out. */
public interface Report {

  /** Writes all of it, and neither flushes nor closes the writer. */
  void write(VerificationResult result, Writer writer) throws IOException;

  /** The same as text. */
  default String print(VerificationResult result) {
    StringWriter text = new StringWriter();
    try {
      write(result, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
