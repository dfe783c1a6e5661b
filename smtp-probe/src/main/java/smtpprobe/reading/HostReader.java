package smtpprobe.reading;

import fakereceiver.dns.IpAddress;
import java.util.List;

/**
 * A host that can be read: this machine, or a folder with what was read from another. Changes
 * nothing, never throws, and takes a few seconds at most for each question. Not safe for several
 * threads.
 */
public interface HostReader {

  /** The file at that absolute path. */
  Reading file(String path);

  /** The names of the files in the folder at that absolute path; none when it cannot be read. */
  default List<String> list(String folder) {
    return List.of();
  }

  /** What a command prints. */
  Reading run(HostCommand command);

  /** The source address that the kernel chooses for {@code target}; nothing is sent. */
  Reading kernelChoice(IpAddress target);

  /**
   * Which process holds which listening socket: in each line an inode, the process's name and, for
   * Docker's proxy, its command line, separated by tabs.
   */
  Reading sockets();

  /** What cannot be read on a system of this kind, a sentence each; nothing on Linux. */
  default List<String> limits() {
    return List.of();
  }

  /** Whether real addresses and names were replaced by those for documentation. */
  boolean isRedacted();
}
