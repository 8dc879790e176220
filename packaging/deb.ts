import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Architecture, debianName, house, run, version } from './stage.ts'

const parts = join(house, 'packaging/deb')

/** Node's and sharp's: what `ldd` names (Debian Policy 7.2). */
const depends = [
  'adduser',
  'debconf (>= 0.5) | debconf-2.0',
  'libatomic1',
  'libc6 (>= 2.28)',
  'libgcc-s1',
  'libstdc++6',
  'util-linux',
]

/**
 * Makes `tambour_VERSION_MACHINE.deb`: the service, its user, /etc/tambour/tambour.env and the data in
 * /var/lib/tambour (https://www.debian.org/doc/debian-policy/).
 * @param installation what `stageInstallation` laid
 * @param changedAt s since 1970
 * @param release another one's number where an upgrade is tried
 * @returns its path
 */
export function makeDeb(
  to: string,
  architecture: Architecture,
  installation: string,
  changedAt: number,
  release = version,
): string {
  const root = mkdtempSync(join(tmpdir(), 'tambour-deb-'))
  const put = (path: string, content: string | Buffer, mode = 0o644) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content, { mode })
  }
  const copy = (part: string, path: string, mode?: number) =>
    put(path, readFileSync(join(parts, part)), mode)
  try {
    mkdirSync(join(root, 'usr/lib'), { recursive: true })
    run('cp', ['-a', installation, join(root, 'usr/lib/tambour')])
    stageDocumentation(join(root, 'usr/lib/tambour'), join(root, 'usr/share/doc/tambour'))
    copy('command', 'usr/bin/tambour', 0o755)
    copy('tambour.service', 'usr/lib/systemd/system/tambour.service')
    copy('tambour.env', 'etc/tambour/tambour.env')
    for (const script of ['postinst', 'prerm', 'postrm']) copy(script, `DEBIAN/${script}`, 0o755)
    copy('templates', 'DEBIAN/templates')
    put('DEBIAN/conffiles', '/etc/tambour/tambour.env\n')
    const size = Number(run('du', ['-sk', '--exclude=DEBIAN', root]).split('\t')[0])
    put('DEBIAN/control', control(architecture, release, size))
    run('chmod', ['-R', 'u+rwX,go+rX,go-w', root])
    const file = join(to, `tambour_${release}_${debianName[architecture]}.deb`)
    run('dpkg-deb', ['--build', '--root-owner-group', '-Zzstd', root, file], {
      env: { SOURCE_DATE_EPOCH: String(changedAt) },
    })
    return file
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** Where Debian has what people read; the licence is the copyright. */
function stageDocumentation(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of ['README.md', 'LISEZMOI.md', 'SECURITY.md', 'docs']) {
    cpSync(join(from, name), join(to, name), { recursive: true })
    rmSync(join(from, name), { recursive: true })
  }
  const copyright = `Tambour is under the EUPL-1.2; /usr/lib/tambour/LICENSE is its text. It carries packages
under licences of their own: each has its own text in /usr/lib/tambour/node_modules, and
/usr/lib/tambour/bin/node.LICENSE is Node's.
`
  writeFileSync(join(to, 'copyright'), copyright)
  writeFileSync(
    join(to, 'changelog.gz'),
    gzipSync(readFileSync(join(from, 'CHANGELOG.md')), { level: 9 }),
  )
  rmSync(join(from, 'CHANGELOG.md'))
}

const control = (architecture: Architecture, release: string, size: number) => `Package: tambour
Version: ${release}
Section: web
Priority: optional
Architecture: ${debianName[architecture]}
Installed-Size: ${size}
Depends: ${depends.join(', ')}
Recommends: caddy | httpd
Suggests: postgresql
Maintainer: Tambour <tambour@example.org>
Description: announces a village's events on every channel
 Tambour reads the channels of a French commune (Facebook, Instagram, Mastodon,
 Bluesky, WordPress, mailbox, form), shows who waits for an answer and since
 when, publishes events once and only once on each of them and at its
 neighbours', and measures how fast the mairie answers. The screens are in
 French and in English.
`
