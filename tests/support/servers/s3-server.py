"""OpenStack Swift with its S3 interface, whole in one process: `s3-server.py PORT FOLDER ACCESS_KEY=SECRET…`.

It is started as Swift's own functional tests do: proxy, account, container and object servers over
a ring of one device, with objects in memory. An access key is `account:user`; the first may do all.
Standard output says « ready » and its version once it listens.
"""

import sys

import eventlet

eventlet.monkey_patch()

from os import makedirs, path

from swift import __version__
from swift.common import utils, wsgi
from swift.common.ring import RingBuilder
from swift.common.storage_policy import reload_storage_policies
from swift.common.utils import config as utils_config

port, folder, *users = sys.argv[1:]


def write(name, text):
    place = path.join(folder, name)
    with open(place, "w", encoding="utf-8") as file:
        file.write(text)
    return place


# Else it would be this machine's, in /etc.
swift_conf = write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = tests\n")
utils.SWIFT_CONF_FILE = utils_config.SWIFT_CONF_FILE = swift_conf
utils.validate_hash_conf()
makedirs(path.join(folder, "devices", "one"))

common = f"""[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
log_level = ERROR
"""
sockets = {}
files = {}
for kind in ("account", "container", "object"):
    sockets[kind] = eventlet.listen(("127.0.0.1", 0))
    ring = RingBuilder(1, 1, 1)
    address = {"ip": "127.0.0.1", "port": sockets[kind].getsockname()[1]}
    ring.add_dev({"region": 1, "zone": 1, "weight": 1.0, "device": "one", **address})
    ring.rebalance()
    ring.get_ring().save(path.join(folder, f"{kind}.ring.gz"))
    server = "mem_object" if kind == "object" else kind
    files[kind] = write(
        f"{kind}.conf",
        f"{common}[pipeline:main]\npipeline = server\n[app:server]\nuse = egg:swift#{server}\n",
    )

filters = {
    "catch_errors": "",
    "cache": "",
    "listing_formats": "",
    # Pages and parts as small as these, so that little takes several.
    "s3api": "location = fr-par\nmax_bucket_listing = 3\nmin_segment_size = 1\n",
    "tempauth": "".join(
        "user_{}_{} = {} {}\n".format(*key.split(":"), secret, "" if index else ".admin")
        for index, (key, secret) in enumerate(user.split("=", 1) for user in users)
    ),
    "bulk": "",
    "slo": "",
    "dlo": "",
}
modules = {"cache": "memcache"}
sockets["proxy"] = eventlet.listen(("127.0.0.1", int(port)))
files["proxy"] = write(
    "proxy.conf",
    f"{common}[pipeline:main]\npipeline = {' '.join(filters)} proxy-server\n"
    "[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n"
    + "".join(
        f"[filter:{name}]\nuse = egg:swift#{modules.get(name, name)}\n{settings}"
        for name, settings in filters.items()
    ),
)
reload_storage_policies()
for kind, socket in sockets.items():
    app = wsgi.loadapp(files[kind])
    eventlet.spawn(
        eventlet.wsgi.server, socket, app, log_output=False, protocol=wsgi.SwiftHttpProtocol
    )
print(f"ready {__version__}", flush=True)
# It ends with whoever started it, who never writes.
eventlet.hubs.trampoline(sys.stdin.fileno(), read=True)
