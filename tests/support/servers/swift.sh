#!/usr/bin/env bash
# Installs Debian's OpenStack Swift, a server of S3, for the tests of backups on a machine that has none.
# It runs `apt-get update` and `apt-get install python3-swift`, and nothing else: no service starts. It needs root.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
  echo "No OpenStack Swift was found and this system has no apt-get: install it, and set SWIFT_PYTHON to the Python that has it." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "No OpenStack Swift was found: run 'sudo apt-get install --no-install-recommends python3-swift', or set SWIFT_PYTHON to a Python that has it." >&2
  exit 1
fi
# Several tests may find at the same moment that something is missing, and apt has one lock for all.
exec 9>/tmp/tambour-apt.lock
flock 9
if [ -d /usr/lib/python3/dist-packages/swift/common/middleware/s3api ]; then exit 0; fi
echo "No OpenStack Swift was found: installing Debian's package 'python3-swift'." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends python3-swift >/dev/null 9>&-
