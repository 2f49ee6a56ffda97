package io.helmwright.verify.report;

import io.helmwright.verify.report.JUnitCase.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Tests that belong together, and how they are written as XML. */
record JUnitSuite(String name, List<JUnitCase> cases) {

  JUnitSuite {
    cases = List.copyOf(cases);
  }

  static void write(String name, Duration time, List<JUnitSuite> suites, Writer writer)
      throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml, 0);
      xml.writeStartElement("testsuites");
      attribute(xml, "name", name);
      attribute(xml, "tests", suites.stream().mapToInt(s -> s.cases.size()).sum());
      attribute(xml, "failures", suites.stream().mapToLong(s -> s.count(Outcome.FAILED)).sum());
      attribute(xml, "errors", 0);
      attribute(xml, "time", String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0));
      for (JUnitSuite suite : suites) {
        suite.write(xml);
      }
      line(xml, 0);
      xml.writeEndElement();
      line(xml, 0);
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private long count(Outcome outcome) {
    return cases.stream().filter(c -> c.outcome() == outcome).count();
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    line(xml, 1);
    xml.writeStartElement("testsuite");
    attribute(xml, "name", name);
    attribute(xml, "tests", cases.size());
    attribute(xml, "failures", count(Outcome.FAILED));
    attribute(xml, "errors", 0);
    attribute(xml, "skipped", count(Outcome.SKIPPED));
    for (JUnitCase test : cases) {
      write(xml, test);
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private void write(XMLStreamWriter xml, JUnitCase test) throws XMLStreamException {
    boolean empty = test.outcome() == Outcome.PASSED && test.text().isEmpty();
    line(xml, 2);
    if (empty) {
      xml.writeEmptyElement("testcase");
    } else {
      xml.writeStartElement("testcase");
    }
    attribute(xml, "name", test.name());
    attribute(xml, "classname", name);
    if (!test.file().isEmpty()) {
      attribute(xml, "file", test.file());
    }
    if (!empty) {
      line(xml, 3);
      outcome(xml, test);
      line(xml, 2);
      xml.writeEndElement();
    }
  }

  private static void outcome(XMLStreamWriter xml, JUnitCase test) throws XMLStreamException {
    switch (test.outcome()) {
      case FAILED -> {
        xml.writeStartElement("failure");
        attribute(xml, "message", test.message());
        attribute(xml, "type", test.name());
        xml.writeCharacters(PlainText.visible(test.text()));
        xml.writeEndElement();
      }
      case SKIPPED -> {
        xml.writeEmptyElement("skipped");
        attribute(xml, "message", test.message());
      }
      case PASSED -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(PlainText.visible(test.text()));
        xml.writeEndElement();
      }
    }
  }

  private static void attribute(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeAttribute(name, PlainText.line(value.toString()));
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
