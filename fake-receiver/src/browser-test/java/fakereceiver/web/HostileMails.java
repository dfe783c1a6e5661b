package fakereceiver.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Mails that want something of the browser of whoever looks at them. */
final class HostileMails {

  private static final String OUT = "http://[::1]:9/out";

  private static final String[] HTML = {
    "<script>alert(1)</script>",
    "<script src='OUT'></script>",
    "<SCRIPT>alert(1)//",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<p onclick=alert(1) onmouseover=alert(1) onfocus=alert(1) tabindex=0 autofocus>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='OUT' ping='OUT' target=_blank>x</a>",
    "<img src='OUT'>",
    "<img srcset='OUT 1x, OUT 2x'>",
    "<picture><source srcset='OUT'><img></picture>",
    "<table background='OUT'><tr><td background='OUT'>x</td></tr></table>",
    "<body background='OUT'>x",
    "<div style='background:url(OUT)'>x</div>",
    "<div style='background-image:u\\72l(OUT)'>x</div>",
    "<div style='width:expression(alert(1))'>x</div>",
    "<div style='background:image-set(\"OUT\" 1x)'>x</div>",
    "<div style=\"list-style:url('OUT');content:url(OUT);cursor:url(OUT),auto\">x</div>",
    "<style>@import 'OUT';</style>x",
    "<style>input[value^=a]{background:url(OUT)}</style><input value=abc>",
    "<style>@font-face{font-family:x;src:url(OUT)}*{font-family:x}</style>x",
    "<style>*{position:fixed;inset:0;background:red}</style>x",
    "<link rel=stylesheet href='OUT'>",
    "<link rel=preload as=image href='OUT'><link rel=dns-prefetch href='OUT'>",
    "<meta http-equiv=refresh content='0;url=OUT'>",
    "<meta http-equiv=Content-Security-Policy content='script-src *'><script>alert(1)</script>",
    "<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "<base href='OUT'><img src='x'>",
    "<form action='OUT' method=post><input name=a value=b><button>x</button></form>",
    "<form><button formaction='javascript:alert(1)'>x</button></form>",
    "<iframe src='OUT'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='OUT'></object>",
    "<embed src='OUT'>",
    "<applet code=x archive='OUT'></applet>",
    "<frameset><frame src='OUT'></frameset>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><image href='OUT'/></svg>",
    "<svg><use href='OUT#x'/></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<svg><foreignObject><iframe src='OUT'></iframe></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=alert(1)>",
    "<math href='javascript:alert(1)'>x</math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><img src=x onerror=alert(1)></template>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<xmp><img title='</xmp><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='OUT'?><img src=x onerror=alert(1)>",
    "<video src='OUT' poster='OUT' autoplay onerror=alert(1)></video>",
    "<audio src='OUT' autoplay></audio>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<isindex action=OUT><keygen autofocus onfocus=alert(1)>",
    "<img src='cid:svg'><img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<a id=main name=announcer href='#'>x</a><img name=getElementById>",
    "<p dir=rtl>\u202e\u2066gnp.exe</p>",
    "</body></html><script>alert(1)</script>",
    "<div style='color:red;}</style><script>alert(1)</script>'>x</div>",
    "<div style='--x:url(OUT);background:var(--x)'>x</div>",
    "<div style='background:u/**/rl(OUT)'>x</div>",
    "<div style='background:-webkit-image-set(url(OUT) 1x);width:calc(1px*9e9)'>x</div>",
    "<div style='position:fixed;inset:0;z-index:99;width:99999999px;height:99999999px'>x</div>",
    "<p style='white-space:nowrap;width:99999999px;letter-spacing:9999px'>wide</p>",
    "<style>@property --x{syntax:'<image>';inherits:false;initial-value:url(OUT)}</style>x",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml>",
    "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<svg><set attributeName=href to='javascript:alert(1)' begin=0s></set></svg>",
    "<select><style></select><img src=x onerror=alert(1)></style></select>",
    "<noembed><img title='</noembed><img src=x onerror=alert(1)>'></noembed>",
    "<table><caption><svg><desc><img src=x onerror=alert(1)></desc></svg></caption></table>",
    "<input type=image src='OUT'><button popovertarget=x>x</button><div id=x popover>y</div>",
    "<html manifest='OUT'><body>x",
    "<link rel=modulepreload href='OUT'><link rel=preconnect href='OUT'>",
    "<img src=' OUT'><img src='//[::1]:9/out'><img src='\\\\[::1]:9\\out'><img"
        + " src='/api/v1/mails'>",
    "<img src='cid:OUT'><img src='cid:../../api/v1/mails'><img src='data:text/html,x'>",
    "<a href='blob:OUT'>x</a><a href='vbscript:x'>x</a><a href='view-source:OUT'>x</a>",
    "<fencedframe src='OUT'></fencedframe><webview src='OUT'></webview>",
    "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"OUT\"]}]}</script>",
    "<meta http-equiv=Link content='<OUT>; rel=preload; as=image'>x",
  };

  private static final String[] SUBJECTS = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "=?utf-8?q?a=00b=1b[31m=0d=0aX:_y?=",
    "=?utf-8?q?=E2=80=AEgnp.exe=E2=81=A6?=",
    "=?utf-7?q?+ADw-script+AD4-alert(1)?=",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "x".repeat(300) + "y".repeat(300),
    "__proto__",
  };

  private static final String[] NAMES = {
    "../../x", "..\\\\..\\\\x.exe", "/etc/passwd", "a\\\".html", "<img src=x onerror=alert(1)>.png",
    "x.svg", "con", ".htaccess"
  };

  private HostileMails() {}

  static List<String> all() {
    List<String> mails = new ArrayList<>();
    for (String html : HTML) {
      mails.add(html("hostile", html));
    }
    for (String subject : SUBJECTS) {
      mails.add(html(subject, "<p>x</p>"));
    }
    for (String name : NAMES) {
      mails.add(attachment(name));
    }
    mails.add(html("deep", "<div>".repeat(100_000) + "x"));
    mails.add(html("deep tables", "<table><tr><td>".repeat(20_000) + "x"));
    mails.add(html("huge", "<p>word</p>".repeat(300_000)));
    mails.add(html("long word", "<p>" + "x".repeat(200_000) + "</p>"));
    mails.add("X-Odd: <img src=x onerror=alert(1)>\n<b>: y\n" + html("header", "x"));
    return mails;
  }

  private static String html(String subject, String html) {
    String coded =
        Base64.getMimeEncoder()
            .encodeToString(html.replace("OUT", OUT).getBytes(StandardCharsets.UTF_8));
    return "From: alice@example.org\nTo: bob@example.net\nSubject: "
        + subject
        + "\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + coded;
  }

  private static String attachment(String name) {
    return "From: alice@example.org\nSubject: file\nContent-Type: multipart/mixed; boundary=b\n\n"
        + "--b\nContent-Type: text/plain\n\nx\n--b\nContent-Type: image/svg+xml; name=\"x\"\n"
        + "Content-ID: <svg>\nContent-Disposition: attachment; filename=\""
        + name
        + "\"\n\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\n--b--\n";
  }
}
