/**
 * Receives mail, judges it, and shows why. Nothing of JUnit, AssertJ, picocli, Prometheus or the
 * JDK's HTTP server is needed unless it is there: tests bring the first two along, the command line
 * the others.
 */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.smtpprobe.fakereceiver {
  requires static org.jspecify;
  requires static org.assertj.core;
  requires static org.junit.jupiter.api;
  requires static org.junit.platform.commons;
  requires static info.picocli;
  requires static io.prometheus.metrics.core;
  requires static io.prometheus.metrics.model;
  requires static io.prometheus.writer.text;
  requires static jdk.httpserver;
  requires static jdk.unsupported; // SIGHUP, of the command line
  requires java.net.http;
  requires static org.jsoup;
  requires com.google.gson;
  requires org.dnsjava;
  requires org.slf4j;
  requires org.snakeyaml.engine;
  requires subethasmtp; // has no name of its own: this is the one of its file

  exports fakereceiver;
  exports fakereceiver.assertion;
  exports fakereceiver.assertj;
  exports fakereceiver.auth.arc;
  exports fakereceiver.auth.authres;
  exports fakereceiver.auth.dkim;
  exports fakereceiver.auth.dmarc;
  exports fakereceiver.auth.signature;
  exports fakereceiver.auth.spf;
  exports fakereceiver.client;
  exports fakereceiver.dns;
  exports fakereceiver.dns.memory;
  exports fakereceiver.dns.zonefile;
  exports fakereceiver.finding;
  exports fakereceiver.given;
  exports fakereceiver.journal;
  exports fakereceiver.judge;
  exports fakereceiver.junit;
  exports fakereceiver.jury;
  exports fakereceiver.mail;
  exports fakereceiver.misbehaviour;
  exports fakereceiver.persona;
  exports fakereceiver.report;
  exports fakereceiver.rules;
  exports fakereceiver.scenario;
  exports fakereceiver.session;
  exports fakereceiver.store;
  exports fakereceiver.web;
  exports fakereceiver.web.http;
  exports fakereceiver.cli to
      io.github.smtpprobe.smtpprobe;
  exports fakereceiver.cli.manual to
      io.github.smtpprobe.smtpprobe;
  exports fakereceiver.persona.postfix to
      io.github.smtpprobe.smtpprobe;
  exports fakereceiver.yaml to
      io.github.smtpprobe.smtpprobe;

  opens fakereceiver.cli to
      info.picocli;
}
