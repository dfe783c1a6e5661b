package example;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Properties;

/** Sends the mails of an application. */
public final class Mailer {

  private final Session session;

  public Mailer(String host, int port) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.smtp.localhost", "mail.example.org");
    properties.put("mail.smtp.timeout", "10000");
    session = Session.getInstance(properties);
  }

  public void send(String to, String subject, String text) throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress("shop@example.org"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    mail.setSubject(subject, "UTF-8");
    mail.setSentDate(new Date());
    mail.setText(text, "UTF-8");
    Transport.send(mail);
  }
}
