"""A small mailer, as applications have one."""

import smtplib
from email.message import EmailMessage


def send(host, port, to, login=None):
    """Sends a welcome to that address; returns False when the server says: later."""
    message = EmailMessage()
    message["From"] = "Shop <alice@example.org>"
    message["To"] = to
    message["Subject"] = "Welcome"
    message.set_content("Hello.\n")
    try:
        with smtplib.SMTP(host, port, timeout=10) as server:
            if login:
                server.login(*login)
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        if all(code < 500 for code, _ in refused.recipients.values()):
            return False
        raise
    except smtplib.SMTPServerDisconnected:
        return False
    return True
