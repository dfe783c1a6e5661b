"""Tests of a mailer against receivers that are picky: python3 -m unittest -v test_mailer

Needs fake-receiver on the PATH. Nothing leaves the machine.
"""

import json
import pathlib
import smtplib
import subprocess
import unittest

import mailer

ZONE = pathlib.Path(__file__).with_name("lab.zone")


class Receiver:
    """fake-receiver serve, for the length of a with block; port 0 is any free one."""

    def __init__(self, persona, *options):
        self.command = ["fake-receiver", "serve", "--persona", persona, "--listen", "[::1]:0"]
        self.command += [*options, "--zone", str(ZONE), "--json-log"]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, encoding="ascii")
        place = self.next("ready")["receivers"][0]
        self.host, self.port = place["address"], place["port"]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=30)

    def next(self, event="mail"):
        """The next mail; each is one line of JSON, printed once it is taken or refused."""
        for line in self.process.stdout:
            said = json.loads(line)
            if said["event"] == event:
                return said
        raise AssertionError(f"fake-receiver ended before a {event}")


class MailerTest(unittest.TestCase):
    def test_mail_from_the_right_host_is_taken(self):
        good = ("--claims", "2001:db8::25", "--claims-helo", "mail.example.org")
        with Receiver("postfix-strict", *good) as receiver:
            self.assertTrue(mailer.send(receiver.host, receiver.port, "bob@example.net"))
            mail = receiver.next()
            self.assertIn(mail["verdict"], ("accept", "note"))
            self.assertEqual(mail["subject"], "Welcome")

    def test_a_ptr_record_that_leads_elsewhere_is_why_it_is_deferred(self):
        wrong = ("--claims", "2001:db8::66", "--claims-helo", "mail.example.org")
        with Receiver("postfix-strict", *wrong) as receiver:
            self.assertFalse(mailer.send(receiver.host, receiver.port, "bob@example.net"))
            mail = receiver.next()
            self.assertEqual(mail["reply"]["code"], 450)
            self.assertEqual([why["rule"] for why in mail["because"]], ["fcrdns-mismatch"])

    def test_logs_in_where_that_is_required(self):
        with Receiver("permissive", "--auth", "alice:sesame", "--require-auth") as receiver:
            to = (receiver.host, receiver.port, "bob@example.net")
            self.assertTrue(mailer.send(*to, login=("alice", "sesame")))
            self.assertEqual(receiver.next()["login"], "alice")
            with self.assertRaises(smtplib.SMTPAuthenticationError):
                mailer.send(*to, login=("alice", "wrong"))

    def test_tries_again_when_the_connection_is_lost_after_the_message(self):
        with Receiver("permissive", "--misbehave", "1 sessions: hang-up message") as receiver:
            to = (receiver.host, receiver.port, "bob@example.net")
            self.assertFalse(mailer.send(*to))
            self.assertTrue(mailer.send(*to))
            self.assertEqual(receiver.next()["verdict"], "unfinished")


if __name__ == "__main__":
    unittest.main()
