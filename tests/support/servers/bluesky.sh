#!/usr/bin/env bash
# Installs @atproto/dev-env, Bluesky's own servers for tests, from npm into a folder: 480 MB in half a
# minute, which is why no `npm ci` brings it. `bluesky.sh FOLDER`. No install script of any of its
# packages runs: better-sqlite3 is of a version that carries what it was compiled to.
set -euo pipefail
folder="$1"
mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
if [ -e "$folder/ready" ]; then exit 0; fi
echo "No @atproto/dev-env was found: installing it into $folder." >&2
cat >"$folder/package.json" <<'JSON'
{
  "private": true,
  "dependencies": { "@atproto/dev-env": "0.6.7", "better-sqlite3": "13.2.0" },
  "overrides": { "better-sqlite3": "13.2.0" }
}
JSON
cd "$folder"
npm install --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel error >&2
touch ready
