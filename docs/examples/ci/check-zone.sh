#!/bin/sh
# check-zone.sh CLIENT HELO FROM TO ZONE...: 1 when mail would be refused with one of the zone files,
# or when smtp-probe cannot say.
set -u
client=$1 helo=$2 from=$3 to=$4
shift 4
bad=0
for zone in "$@"; do
  report=$(smtp-probe predict --client "$client" --helo "$helo" --from "$from" --to "$to" \
    --zone "$zone" 2>&1) || {
    bad=1
    printf '%s:\n%s\n' "$zone" "$report"
  }
done
exit $bad
