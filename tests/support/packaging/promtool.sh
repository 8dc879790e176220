#!/usr/bin/env bash
# Fetches Prometheus's own tool, `promtool.sh FOLDER`, on a machine that has none. apt fetches Debian's
# package 'promtool' into that folder, and its one program is taken out of it: nothing of the system is
# changed, and it needs no root.
set -euo pipefail
folder=$1
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo "No promtool was found and this system has no apt-get: set PROMTOOL to its path." >&2
  exit 1
fi
mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
[ ! -e "$folder/promtool" ] || exit 0
echo "No promtool was found: fetching Debian's package 'promtool' into $folder." >&2
mkdir -p "$folder/lists/partial" "$folder/archives/partial"
apt=(apt-get -qq -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache=$folder"
  -o Debug::NoLocking=1 -o "APT::Sandbox::User=$(id -un)")
"${apt[@]}" update
(cd "$folder/archives" && "${apt[@]}" download promtool)
dpkg-deb --fsys-tarfile "$folder"/archives/promtool_*.deb |
  tar -x -C "$folder" --strip-components=3 ./usr/bin/promtool
rm -rf "$folder/lists" "$folder/archives" "$folder"/*.bin
