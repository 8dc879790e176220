import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveName, digestOf, pack } from './archive.ts'
import { unknownAddress } from './readiness.ts'
import { architectures, debianName, house } from './stage.ts'

/**
 * The package for YunoHost, in which the archives' sums stand
 * (https://doc.yunohost.org/en/dev/packaging/): `tambour_ynh.tar.gz` beside them.
 * @param changedAt s since 1970
 * @param address where Tambour is published, which has its archives below `/releases/VERSION/`
 * @returns its path
 */
export function makeYunohost(to: string, changedAt: number, address: string): string {
  const folder = join(to, 'tambour_ynh')
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(house, 'packaging/yunohost'), folder, { recursive: true })
  const manifest = join(folder, 'manifest.toml')
  const sums = architectures.map(
    one => [debianName[one], digestOf(join(to, `${archiveName(one)}.tar.gz`))] as const,
  )
  const filled = sums.reduce(
    (text, [name, sum]) =>
      text.replace(new RegExp(`(${name}\\.sha256 = )"0{64}"`), (_, key) => `${key}"${sum}"`),
    readFileSync(manifest, 'utf8').replaceAll(unknownAddress, address),
  )
  writeFileSync(manifest, filled)
  pack(to, 'tambour_ynh', join(to, 'tambour_ynh.tar'), changedAt)
  rmSync(folder, { recursive: true })
  return join(to, 'tambour_ynh.tar.gz')
}
