#!/usr/bin/env bash
# Installs Debian's libnet-smpp-perl, SMPP as somebody else wrote it, with a message centre among its
# examples, on a machine that has none.
# It runs `apt-get update` and `apt-get install libnet-smpp-perl`, and nothing else. It needs root.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
  echo "No Net::SMPP was found and this system has no apt-get: install it from CPAN, and set SMSC to its examples/smsc.pl." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "No Net::SMPP was found: run 'sudo apt-get install --no-install-recommends libnet-smpp-perl', or set SMSC to its examples/smsc.pl." >&2
  exit 1
fi
exec 9>/tmp/tambour-apt.lock
flock 9
if [ -f /usr/share/doc/libnet-smpp-perl/examples/smsc.pl ]; then exit 0; fi
echo "No Net::SMPP was found: installing Debian's package 'libnet-smpp-perl'." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends libnet-smpp-perl >/dev/null 9>&-
