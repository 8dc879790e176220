#!/usr/bin/env bash
# Installs Debian's headless Chromium for the browser tests, on a machine where none was found; with
# « check » it only says whether it can.
# It runs `apt-get update` and `apt-get install chromium-headless-shell fonts-liberation`, and nothing else; it needs root.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
  echo "No Chromium was found and this system has no apt-get: install Chromium or Chrome, or set CHROMIUM to its path." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "No Chromium was found: run 'sudo apt-get install chromium-headless-shell', or set CHROMIUM to the path of one." >&2
  exit 1
fi
[ "${1:-}" != check ] || exit 0
# One waits for the other: the run begins with this, and the first browser test may come before its end.
exec 9>"${TMPDIR:-/tmp}/tambour-chromium.lock"
flock 9
[ ! -e /usr/bin/chromium-headless-shell ] || exit 0
echo "No Chromium was found: installing Debian's package 'chromium-headless-shell'." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-liberation >/dev/null
