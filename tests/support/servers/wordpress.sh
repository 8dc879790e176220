#!/usr/bin/env bash
# Brings Debian's WordPress, with the PHP and the MariaDB that it runs on, to a machine that has none.
# It runs `apt-get update`, then `apt-get install` for the commands of PHP and MariaDB, and
# `apt-get download wordpress`, which it unpacks into the folder that it is given: installed, that
# package would start an Apache. No service is started, and no database of the machine is touched.
# It needs root.
set -euo pipefail
folder=$1
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "No WordPress was found: as root on Debian, this script installs php-cli, php-mysql, php-gd, php-getid3 and mariadb-server-core, and unpacks wordpress." >&2
  exit 1
fi
exec 9>/tmp/tambour-apt.lock
flock 9
if [ -f "$folder/wordpress/wp-load.php" ] && command -v mariadbd >/dev/null && command -v php >/dev/null; then exit 0; fi
echo "No WordPress was found: installing Debian's PHP and MariaDB, and unpacking its WordPress." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends php-cli php-mysql php-gd php-getid3 mariadb-server-core >/dev/null 9>&-
mkdir -p "$folder"
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
(cd "$unpacked" && apt-get download -qq -o APT::Sandbox::User=root wordpress && dpkg-deb -x wordpress_*.deb .)
# A whole folder or none, also when it is cut off; what the package links to in /usr/share is there.
rm -rf "$folder/wordpress" "$folder/wordpress.new"
cp -r "$unpacked/usr/share/wordpress" "$folder/wordpress.new"
for link in $(cd "$folder/wordpress.new" && find . -type l -path '*/ID3/*'); do
  ln -sf "/usr/share/php/getid3/$(basename "$link")" "$folder/wordpress.new/$link"
done
mv "$folder/wordpress.new" "$folder/wordpress"
