/** A program of somebody else's that uses both libraries, as modules. */
module consumer {
  requires io.github.smtpprobe.fakereceiver;
  requires io.github.smtpprobe.smtpprobe;
}
