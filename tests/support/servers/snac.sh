#!/usr/bin/env bash
# Installs Debian's snac2, a small server that speaks Mastodon's API, on a machine that has none.
# It runs `apt-get update` and `apt-get install snac2`, and nothing else: the package makes a user and
# an instance of its own in /var/lib/snac2, which the tests leave alone. It needs root.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
  echo "No snac2 was found and this system has no apt-get: build it, and set SNAC to its path." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "No snac2 was found: run 'sudo apt-get install --no-install-recommends snac2', or set SNAC to the path of one." >&2
  exit 1
fi
exec 9>/tmp/tambour-apt.lock
flock 9
if [ -x /usr/bin/snac ]; then exit 0; fi
echo "No snac2 was found: installing Debian's package 'snac2'." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends snac2 >/dev/null 9>&-
