package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.Mails;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A page in a program that has none of the libraries which are optional. */
class WithoutLibrariesTest {

  /** What is asked there, told by names alone: the classes are others than those of the test. */
  public static final class Asked implements Callable<String> {
    @Override
    public String call() {
      try (Web web = new Web()) {
        web.journal.note(
            Mails.with(
                "Content-Type: text/html\r\n\r\n<p>hello\r\n",
                Mails.judged("gmail", "2001:db8::25", "x", Mails.NOON)));
        return web.get("/api/v1/mails/1").status()
            + "\n"
            + web.get("/api/v1/mails/1/html").body()
            + "\n"
            + web.get("/api/v1/mails/1/html").status()
            + "\n"
            + web.get("/metrics").body();
      }
    }
  }

  @Test
  void saysWhichLibraryIsMissing() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("jsoup") && !entry.contains("prometheus")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Object asked = loader.loadClass(Asked.class.getName()).getDeclaredConstructor().newInstance();
      List<String> said = String.valueOf(((Callable<?>) asked).call()).lines().toList();
      assertThat(said.get(0)).isEqualTo("200");
      assertThat(said.get(1)).contains("expected jsoup on the class path");
      assertThat(said.get(2)).isEqualTo("404");
      assertThat(said.get(3)).contains("expected prometheus-metrics-core");
    }
  }
}
