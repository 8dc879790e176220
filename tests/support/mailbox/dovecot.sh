#!/usr/bin/env bash
# Installs Debian's dovecot, an IMAP server, on a machine that has none.
# It runs `apt-get update` and `apt-get install dovecot-imapd`, and nothing else. It needs root. The
# server that the package brings is left as it is: the tests start one of their own.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
  echo "No dovecot was found and this system has no apt-get: install dovecot 2.4, and set DOVECOT to its path." >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "No dovecot was found: run 'sudo apt-get install --no-install-recommends dovecot-imapd', or set DOVECOT to the path of one." >&2
  exit 1
fi
exec 9>/tmp/tambour-apt.lock
flock 9
if [ -x /usr/sbin/dovecot ]; then exit 0; fi
echo "No dovecot was found: installing Debian's package 'dovecot-imapd'." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends dovecot-imapd >/dev/null 9>&-
