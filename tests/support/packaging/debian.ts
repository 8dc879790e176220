import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { done } from './alone.ts'

/** As a new server has them, but for what Tambour's package asks for. */
const packages = 'adduser,debconf,libatomic1,libstdc++6,util-linux'

/**
 * A Debian without anything, in which packages are installed.
 * @param files that lie in its root
 */
export function newDebian(folder: string, files: readonly (string | undefined)[]) {
  mkdirSync(folder)
  const sources = '/etc/apt/sources.list.d/debian.sources'
  done('mmdebstrap', '--variant=minbase', `--include=${packages}`, '', folder, sources)
  for (const file of files) if (file !== undefined) copyFileSync(file, join(folder, basename(file)))
  return {
    folder,
    // In a network of its own: whatever runs on this machine is none of its business.
    run: (...args: string[]) => done('unshare', '-n', 'chroot', folder, ...args),
    has: (path: string) => existsSync(join(folder, path)),
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    write: (path: string, text: string) => writeFileSync(join(folder, path), text),
  }
}
