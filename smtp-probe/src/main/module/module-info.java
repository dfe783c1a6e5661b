/** Predicts, sends and explains: what will become of mail, and what to do about it. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.smtpprobe.smtpprobe {
  requires transitive io.github.smtpprobe.fakereceiver;
  requires static org.jspecify;
  requires static info.picocli;
  requires aircompressor;
  requires apache.mime4j.core;
  requires com.google.gson;
  requires jakarta.mail;
  requires java.net.http;
  requires org.eclipse.angus.mail;
  requires org.slf4j;

  exports smtpprobe;
  exports smtpprobe.bounce;
  exports smtpprobe.bounce.cause;
  exports smtpprobe.bounce.feedback;
  exports smtpprobe.bounce.input;
  exports smtpprobe.bounce.reply;
  exports smtpprobe.check;
  exports smtpprobe.dialogue;
  exports smtpprobe.domain;
  exports smtpprobe.exposure;
  exports smtpprobe.filter;
  exports smtpprobe.fix;
  exports smtpprobe.host;
  exports smtpprobe.json;
  exports smtpprobe.letter;
  exports smtpprobe.mta;
  exports smtpprobe.path;
  exports smtpprobe.predict;
  exports smtpprobe.reading;
  exports smtpprobe.recheck;
  exports smtpprobe.rehearse;
  exports smtpprobe.remedy;
  exports smtpprobe.report;
  exports smtpprobe.reverse;
  exports smtpprobe.routing;
  exports smtpprobe.rules.domain;
  exports smtpprobe.rules.host;
  exports smtpprobe.rules.path;
  exports smtpprobe.rules.reverse;
  exports smtpprobe.selection;
  exports smtpprobe.send;
  exports smtpprobe.sender;

  opens smtpprobe.cli to
      info.picocli,
      io.github.smtpprobe.fakereceiver;
}
