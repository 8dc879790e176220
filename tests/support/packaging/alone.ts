import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ended } from '../command.ts'

/** What `spawnAlone` makes for its program. */
export const aloneIn = ['-U', '-n', '--preserve-credentials']

/** A program in a network of its own, in which there is this machine alone. */
export function spawnAlone(
  args: readonly string[],
  options: { cwd: string; env: Record<string, string> },
): ChildProcess {
  return spawn(
    'unshare',
    ['-rn', 'sh', '-c', 'ip link set lo up; exec "$0" "$@"', ...args],
    options,
  )
}

/**
 * The text at an address that is served in the network of another process, once it is there.
 * @param node with which it is asked for
 * @param namespaces which of the process are entered, as nsenter calls them
 */
export async function pageIn(
  pid: number | undefined,
  node: string,
  url: string,
  namespaces: readonly string[] = ['-n'],
): Promise<string> {
  const asking = `
    for (let asked = 0; asked < 5_000; asked += 1) {
      const answer = await fetch(${JSON.stringify(url)}).catch(() => null)
      if (answer?.ok) {
        process.stdout.write(await answer.text())
        process.exit()
      }
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    throw new Error('nobody answers')`
  const where = ['-t', String(pid), ...namespaces]
  const { status, stdout, stderr } = await ended(
    spawn('nsenter', [...where, node, '--input-type=module', '-e', asking]),
  )
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** Runs a program to its end. @throws Error with what it said, when it fails */
export function done(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`)
  return stdout
}

/** Debian's programs by which an installation is tried, installed where there are none. */
export function installTools(): void {
  const tools = [
    ...['docker-compose', 'iproute2', 'minisign', 'mmdebstrap', 'qemu-user-static', 'runc'],
    ...['skopeo', 'umoci'],
  ]
  const { stdout } = spawnSync(
    'dpkg-query',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own
    ['-W', '-f=${db:Status-Abbrev}${Package}\n', ...tools],
    {
      encoding: 'utf8',
    },
  )
  if (tools.every(tool => stdout.includes(`ii ${tool}\n`))) return
  // Other tests install what they need at the same moment, and apt has one lock for all.
  const inTurn = '/tmp/tambour-apt.lock'
  done('flock', '-o', inTurn, 'apt-get', '-qq', 'update')
  done(
    'flock',
    '-o',
    inTurn,
    'apt-get',
    '-qq',
    'install',
    '-y',
    '--no-install-recommends',
    ...tools,
  )
}

/**
 * How a Node for ARM is called on this machine: by qemu, with the libraries of a Debian for ARM, which
 * are put into `folder`.
 */
export function armNode(folder: string, node: string): string[] {
  const sources = '/etc/apt/sources.list.d/debian.sources'
  const what = ['--variant=extract', '--architectures=arm64', '--include=libatomic1,libstdc++6']
  done('mmdebstrap', ...what, '', folder, sources)
  symlinkSync('usr/lib', join(folder, 'lib'))
  return ['qemu-aarch64-static', '-L', folder, node]
}
