import {
  globSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf, pack, sameTar } from './archive.ts'
import {
  type Architecture,
  debianName,
  run,
  startEnvironment,
  startFlags,
  version,
} from './stage.ts'

/** What Node asks of a system; there is neither a shell nor a package manager beside it. */
const system = ['base-files', 'libatomic1', 'libc6', 'libgcc-s1', 'libstdc++6']

/** Nobody else's: the files of `/data` are theirs. */
const userId = 10_001

/**
 * Unpacks packages of the Debian that this machine installs from, for another machine too. None of
 * their scripts runs.
 */
function unpackDebian(root: string, architecture: Architecture, names: readonly string[]): void {
  const work = mkdtempSync(join(tmpdir(), 'tambour-debian-'))
  try {
    for (const folder of ['state/lists/partial', 'cache/archives/partial', 'got']) {
      mkdirSync(join(work, folder), { recursive: true })
    }
    writeFileSync(join(work, 'status'), '')
    const options = Object.entries({
      'APT::Architecture': debianName[architecture],
      'APT::Architectures': debianName[architecture],
      'APT::Sandbox::User': 'root',
      'Dir::State': join(work, 'state'),
      'Dir::State::status': join(work, 'status'),
      'Dir::Cache': join(work, 'cache'),
    }).flatMap(([name, value]) => ['-o', `${name}=${value}`])
    run('apt-get', [...options, '-qq', 'update'])
    run('apt-get', [...options, '-qq', 'download', ...names], { cwd: join(work, 'got') })
    // `/lib` and the like are links into `/usr`, as Debian has them.
    for (const folder of ['bin', 'lib', 'lib64', 'sbin']) {
      mkdirSync(join(root, 'usr', folder), { recursive: true })
      symlinkSync(join('usr', folder), join(root, folder))
    }
    for (const file of globSync(join(work, 'got/*.deb')).toSorted()) {
      run('sh', [
        '-c',
        'dpkg-deb --fsys-tarfile "$0" | tar -xf - -C "$1" --keep-directory-symlink',
        file,
        root,
      ])
    }
  } finally {
    rmSync(work, { recursive: true })
  }
}

/** A file of the image, as its content calls it (https://github.com/opencontainers/image-spec, 1.1). */
type Descriptor = { mediaType: string; digest: string; size: number }

/**
 * Makes `tambour-VERSION-oci-MACHINE.tar`, which `podman load`, `skopeo copy oci-archive:` and Docker (25
 * and later) read: three layers, of which only the one with Tambour changes with a version.
 * @param installation what `stageInstallation` laid
 * @param changedAt s since 1970
 * @returns its path
 */
export function makeImage(
  to: string,
  architecture: Architecture,
  installation: string,
  changedAt: number,
): string {
  const work = mkdtempSync(join(tmpdir(), 'tambour-image-'))
  const blobs = join(work, 'image/blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  const created = new Date(changedAt * 1000).toISOString()

  function blob(mediaType: string, content: unknown): Descriptor {
    const file = join(work, 'blob')
    writeFileSync(file, JSON.stringify(content))
    return kept(mediaType, file)
  }
  function kept(mediaType: string, file: string): Descriptor {
    const digest = digestOf(file)
    const { size } = statSync(file)
    renameSync(file, join(blobs, digest))
    return { mediaType: `application/vnd.oci.image.${mediaType}`, digest: `sha256:${digest}`, size }
  }
  function layer(name: string, owner: number, lay: (root: string) => void) {
    const root = join(work, name)
    mkdirSync(root)
    lay(root)
    const tar = join(work, `${name}.tar`)
    const diffId = `sha256:${pack(root, '.', tar, changedAt, owner)}`
    return { diffId, descriptor: kept('layer.v1.tar+gzip', `${tar}.gz`), name }
  }

  try {
    const layers = [
      layer('system', 0, root => stageSystem(root, architecture)),
      layer('places', userId, root => {
        for (const path of ['data', 'tmp']) mkdirSync(join(root, path))
      }),
      layer('tambour', 0, root => {
        mkdirSync(join(root, 'opt'))
        run('cp', ['-a', installation, join(root, 'opt/tambour')])
      }),
    ]
    const platform = { architecture: debianName[architecture], os: 'linux' }
    const config = blob('config.v1+json', {
      created,
      ...platform,
      config: {
        User: `${userId}:${userId}`,
        ExposedPorts: { '3000/tcp': {} },
        Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
        Entrypoint: [...node, ...startFlags, '/opt/tambour/server/run.mjs'],
        Cmd: ['start'],
        Volumes: { '/data': {} },
        WorkingDir: '/data',
        // Docker's own; others pass over it.
        Healthcheck: { Test: ['CMD', ...node, '-e', askHealth], Interval: 30e9, Timeout: 10e9 },
        Labels: labels,
      },
      rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
      history: layers.map(({ name }) => ({ created, created_by: name })),
    })
    const manifest = blob('manifest.v1+json', {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config,
      layers: layers.map(({ descriptor }) => descriptor),
    })
    const names = {
      'org.opencontainers.image.ref.name': version,
      'io.containerd.image.name': `docker.io/library/tambour:${version}`,
    }
    const index = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [{ ...manifest, platform, annotations: names }],
    }
    writeFileSync(join(work, 'image/index.json'), JSON.stringify(index))
    writeFileSync(join(work, 'image/oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
    const file = join(to, `tambour-${version}-oci-${debianName[architecture]}.tar`)
    run('tar', [...sameTar(changedAt), '-C', join(work, 'image'), '-cf', file, '.'])
    return file
  } finally {
    rmSync(work, { recursive: true })
  }
}

const node = ['/opt/tambour/bin/node']

/** Its files are in the volume, and it listens to what stands in front of it. */
const environment = { ...startEnvironment, HOST: '0.0.0.0', DATABASE_URL: 'file:/data/tambour.db' }

const askHealth =
  "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"

const labels = {
  'org.opencontainers.image.title': 'Tambour',
  'org.opencontainers.image.version': version,
  'org.opencontainers.image.licenses': 'EUPL-1.2',
}

/** The libraries, and the only user; of Debian's packages nothing that a person reads. */
function stageSystem(root: string, architecture: Architecture): void {
  unpackDebian(root, architecture, system)
  for (const path of ['usr/share/man', 'usr/share/locale', 'usr/share/info']) {
    rmSync(join(root, path), { recursive: true, force: true })
  }
  mkdirSync(join(root, 'etc'), { recursive: true })
  writeFileSync(join(root, 'etc/passwd'), `tambour:x:${userId}:${userId}::/data:/sbin/nologin\n`)
  writeFileSync(join(root, 'etc/group'), `tambour:x:${userId}:\n`)
}
