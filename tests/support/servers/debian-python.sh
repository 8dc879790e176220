#!/usr/bin/env bash
# Installs Debian's package of a Python module, `debian-python.sh MODULE`, on a machine that has none:
# what others wrote reads our calendars and feeds and takes our mails (icalendar, radicale, feedparser,
# aiosmtpd).
# It runs `apt-get update` and `apt-get install python3-MODULE`, and nothing else. It needs root.
set -euo pipefail
module=$1
variable="${module^^}_PYTHON"
if ! command -v apt-get >/dev/null; then
  echo "No $module was found and this system has no apt-get: install it with pip, and set $variable to the Python that has it." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "No $module was found: run 'sudo apt-get install --no-install-recommends python3-$module', or set $variable to a Python that has it." >&2
  exit 1
fi
exec 9>/tmp/tambour-apt.lock
flock 9
if [ -d "/usr/lib/python3/dist-packages/$module" ]; then exit 0; fi
echo "No $module was found: installing Debian's package 'python3-$module'." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "python3-$module" >/dev/null 9>&-
