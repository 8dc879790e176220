#!/usr/bin/env bash
# Fetches Debian's headless Chromium for the browser tests, `chromium.sh FOLDER`, on a machine where
# none was found. apt fetches its packages into that folder, where they are unpacked: nothing of the
# system is changed, and it needs no root.
set -euo pipefail
folder=$1
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo "No Chromium was found and this system has no apt-get: install Chromium or Chrome, or set CHROMIUM to its path." >&2
  exit 1
fi
[ "${2:-}" != check ] || exit 0
mkdir -p "$folder"
# One waits for the other: the run begins with this, and the first browser test may come before its end.
exec 9>"$folder/lock"
flock 9
[ ! -e "$folder/chromium" ] || exit 0
echo "No Chromium was found: fetching Debian's 'chromium-headless-shell' into $folder." >&2
mkdir -p "$folder/lists/partial" "$folder/archives/partial"
apt=(apt-get -qq -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache=$folder"
  -o "Dir::Cache::archives=$folder/archives" -o Debug::NoLocking=1 -o "APT::Sandbox::User=$(id -un)")
"${apt[@]}" update
"${apt[@]}" -y --no-install-recommends --download-only install chromium-headless-shell fonts-liberation
for package in "$folder"/archives/*.deb; do dpkg-deb -x "$package" "$folder/root"; done
rm -rf "$folder/lists" "$folder/archives" "$folder"/*.bin
cat >"$folder/fonts.conf" <<FONTS
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>$folder/root/usr/share/fonts</dir>
  <cachedir>$folder/fonts-cache</cachedir>
</fontconfig>
FONTS
libraries=$(find "$folder/root/usr/lib" -name '*.so*' -printf '%h\n' | sort -u | grep -v /chromium | paste -sd:)
cat >"$folder/chromium.part" <<RUN
#!/bin/sh
export LD_LIBRARY_PATH="$libraries" FONTCONFIG_FILE="$folder/fonts.conf"
exec "$folder/root/usr/lib/chromium/chromium-headless-shell" "\$@"
RUN
chmod +x "$folder/chromium.part"
mv "$folder/chromium.part" "$folder/chromium"
