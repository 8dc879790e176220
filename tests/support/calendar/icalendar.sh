#!/usr/bin/env bash
# Installs Debian's icalendar for Python, a second reader of our calendars, on a machine that has none.
# It runs `apt-get update` and `apt-get install python3-icalendar`, and nothing else. It needs root.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
  echo "No icalendar was found and this system has no apt-get: install it with pip, and set ICALENDAR_PYTHON to the Python that has it." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "No icalendar was found: run 'sudo apt-get install --no-install-recommends python3-icalendar', or set ICALENDAR_PYTHON to a Python that has it." >&2
  exit 1
fi
exec 9>"${TMPDIR:-/tmp}/tambour-icalendar.lock"
flock 9
if [ -d /usr/lib/python3/dist-packages/icalendar ]; then exit 0; fi
echo "No icalendar was found: installing Debian's package 'python3-icalendar'." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends python3-icalendar >/dev/null
