#!/bin/sh
# Tests a Postfix configuration and the DNS that is planned for it, before either goes live.
#   ./test.sh [FOLDER]    the folder with main.cf and planned.zone; default: that of this script
# Needs smtp-probe and fake-receiver on the PATH. With Postfix here, and as root, mail goes through a
# Postfix of its own with this configuration; otherwise that part says that it is skipped.
# Exit code: 0 receivers take the mail, 1 some would not, 2 something is missing.
set -eu
folder=$(cd "${1:-$(dirname "$0")}" && pwd)
zone=$folder/planned.zone
work=$(mktemp -d)
receiver=
stop() {
  [ ! -f "$work/etc/main.cf" ] || postfix -c "$work/etc" stop >"$work/stop.log" 2>&1 || true
  [ -z "$receiver" ] || kill "$receiver" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

# One setting of main.cf, its $names filled in: by postconf where there is one.
setting() {
  if command -v postconf >/dev/null; then
    postconf -c "$folder" -xh "$1" 2>/dev/null
  else
    value=$(sed -n "s/^$1 *= *//p" "$folder/main.cf" | tail -n 1)
    case $value in
      \$*) setting "${value#\$}" ;;
      *) echo "$value" ;;
    esac
  fi
}

client=$(setting smtp_bind_address6)
helo=$(setting smtp_helo_name)
domain=$(setting mydomain)
if [ -z "$client" ] || [ -z "$helo" ] || [ -z "$domain" ]; then
  echo "main.cf lacks one of smtp_bind_address6, smtp_helo_name, mydomain" >&2
  exit 2
fi

echo "1. What receivers would do with mail from $client, greeting as $helo"
smtp-probe predict --client "$client" --helo "$helo" --from "alice@$domain" \
  --to bob@example.net --zone "$zone"

echo "2. The same configuration in a real Postfix, sending to a strict receiver"
if ! command -v postfix >/dev/null || [ "$(id -u)" != 0 ]; then
  echo "skipped: no Postfix here, or not root"
  exit 0
fi

# Every sender on this machine is taken for the planned address; nothing else is claimed.
timeout 60 fake-receiver serve --persona postfix-strict --zone "$zone" --claims "$client" \
  --ready-file "$work/ready" --exit-after 1 --expect accept >"$work/log" 2>&1 &
receiver=$!
while [ ! -f "$work/ready" ]; do
  kill -0 "$receiver" 2>/dev/null || { cat "$work/log" >&2; exit 2; }
  sleep 0.1
done
read -r persona address port <"$work/ready"
echo "   $persona listens on [$address]:$port"

# A Postfix of its own: this configuration, but for where it keeps things and where mail goes, and
# without the planned address, which this machine does not have.
mkdir -p "$work/etc" "$work/queue" "$work/data"
chmod 755 "$work"
chown "$(postconf -h mail_owner)" "$work/data"
grep -v '^smtp_bind_address6' "$folder/main.cf" >"$work/etc/main.cf"
cat >>"$work/etc/main.cf" <<EOF
queue_directory = $work/queue
data_directory = $work/data
relayhost = [$address]:$port
maillog_file_prefixes = $work
maillog_file = $work/mail.log
EOF
cat >"$work/etc/master.cf" <<EOF
pickup  unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr    unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce  unix - - n - 0 bounce
defer   unix - - n - 0 bounce
trace   unix - - n - 0 bounce
smtp    unix - - n - - smtp
error   unix - - n - - error
retry   unix - - n - - error
anvil   unix - - n - 1 anvil
scache  unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
EOF
postfix -c "$work/etc" start >"$work/start.log" 2>&1 || { cat "$work/start.log" >&2; exit 2; }
printf 'From: alice@%s\nTo: bob@example.net\nSubject: test\n\nHello.\n' "$domain" |
  sendmail -C "$work/etc" -f "alice@$domain" bob@example.net

code=0
wait "$receiver" || code=$?
receiver=
grep ' session=' "$work/log" || cat "$work/log" "$work/mail.log"
exit "$code"
