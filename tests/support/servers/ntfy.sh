#!/usr/bin/env bash
# Fetches Debian's ntfy, a server of push notifications, into the folder that is named.
# It runs `apt-get update` and `apt-get download ntfy`, and installs nothing: the package asks for
# systemd, which its program does without.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
  echo "No ntfy was found and this system has no apt-get: install ntfy 2, and set NTFY to its path." >&2
  exit 1
fi
exec 9>/tmp/tambour-apt.lock
flock 9
if [ -x "$1/usr/bin/ntfy" ]; then exit 0; fi
echo "No ntfy was found: fetching Debian's package 'ntfy'." >&2
mkdir -p "$1"
cd "$1"
if [ "$(id -u)" -eq 0 ]; then apt-get update -qq; fi
apt-get download -qq ntfy
dpkg -x ntfy_*.deb .
