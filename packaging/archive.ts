import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Architecture, type Programs, run, stageInstallation, version } from './stage.ts'

/** How the archive of a machine is called, and the folder that it unpacks. */
export const archiveName = (architecture: Architecture) =>
  `tambour-${version}-linux-${architecture}`

/**
 * Packs `entry` of a folder so that the same files always make the same bytes: in the order of their
 * names, of one owner, and all of one instant (https://reproducible-builds.org/docs/archives/).
 * @param tar which becomes `tar`.gz
 * @param changedAt s since 1970
 * @returns the SHA-256 of what is compressed, hex
 */
export function pack(
  folder: string,
  entry: string,
  tar: string,
  changedAt: number,
  owner = 0,
): string {
  run('tar', [...sameTar(changedAt, owner), '-C', folder, '-cf', tar, entry])
  const digest = digestOf(tar)
  // Without the name and the time of the tar.
  run('gzip', ['--no-name', '--force', tar])
  return digest
}

/** Tar's options for that. */
export const sameTar = (changedAt: number, owner = 0) => [
  ...['--sort=name', '--format=gnu', '--numeric-owner', `--owner=${owner}`, `--group=${owner}`],
  ...[`--mtime=@${changedAt}`, '--mode=u+rwX,go+rX,go-w'],
]

export const digestOf = (file: string) =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

/**
 * Makes `tambour-VERSION-linux-MACHINE.tar.gz` in `to`.
 * @returns its name, the folder that was packed, and the packages in it
 */
export function makeArchive(
  to: string,
  architecture: Architecture,
  programs: Programs,
  changedAt: number,
): { file: string; folder: string; packages: string[] } {
  const name = archiveName(architecture)
  const folder = join(to, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  const packages = stageInstallation(folder, architecture, programs)
  pack(to, name, join(to, `${name}.tar`), changedAt)
  return { file: join(to, `${name}.tar.gz`), folder, packages }
}
