class SmtpProbe < Formula
  desc "Tests whether mail sent over IPv6 will be accepted, and shows why not"
  homepage "@url@"
  url "@url@/releases/download/v@version@/smtp-probe.jar"
  sha256 "@sha256:smtp-probe.jar@"
  license "Apache-2.0"
  version "@version@"
  depends_on "openjdk"

  resource "fake-receiver" do
    url "@url@/releases/download/v@version@/fake-receiver.jar"
    sha256 "@sha256:fake-receiver.jar@"
  end

  def install
    libexec.install "smtp-probe.jar"
    bin.write_jar_script libexec/"smtp-probe.jar", "smtp-probe"
    resource("fake-receiver").stage do
      libexec.install "fake-receiver.jar"
      bin.write_jar_script libexec/"fake-receiver.jar", "fake-receiver"
    end
  end

  test do
    assert_match "smtp-probe @version@", shell_output("#{bin}/smtp-probe --version")
    assert_match "all-good", shell_output("#{bin}/smtp-probe rehearse --story all-good")
  end
end
