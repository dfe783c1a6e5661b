package example;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** An application that sends receipts. */
@SpringBootApplication
public class Shop {

  private final JavaMailSender mails;

  public Shop(JavaMailSender mails) {
    this.mails = mails;
  }

  public void receipt(String to) {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom("shop@example.org");
    mail.setTo(to);
    mail.setSubject("Receipt");
    mail.setText("Thank you");
    mails.send(mail);
  }
}
