import { createHash } from 'node:crypto'
import { z } from 'zod'
import { run, version } from './stage.ts'

const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  group: z.string().optional(),
})
const bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({}) }),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

/**
 * The bill of materials of what a release consists of, as CycloneDX 1.5 in JSON: what npm says of all that is
 * installed here, of which those packages stay that are in it. The same packages make the same bytes.
 * @param packages names of packages, of the server, the screens and `node_modules`
 * @param changedAt s since 1970
 */
export function billOfMaterials(packages: readonly string[], changedAt: number): string {
  const all = bill.parse(
    JSON.parse(
      run('npm', [
        'sbom',
        '--package-lock-only',
        '--sbom-format',
        'cyclonedx',
        '--sbom-type',
        'application',
      ]),
    ),
  )
  const nameOf = ({ group, name }: z.infer<typeof component>) =>
    group === undefined || name.startsWith('@') ? name : `${group}/${name}`
  const components = all.components
    .filter(one => packages.includes(nameOf(one)))
    .toSorted((one, other) => (one['bom-ref'] < other['bom-ref'] ? -1 : 1))
  const missing = packages.filter(name => !components.some(one => nameOf(one) === name))
  if (missing.length > 0) throw new Error(`npm does not know ${missing.join(', ')}`)
  const kept = new Set(components.map(one => one['bom-ref']))
  const dependencies = all.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(one => ({ ...one, dependsOn: one.dependsOn.filter(ref => kept.has(ref)).toSorted() }))
    .toSorted((one, other) => (one.ref < other.ref ? -1 : 1))
  const digest = createHash('sha256').update(`${version} ${JSON.stringify(components)}`)
  const timestamp = new Date(changedAt * 1000).toISOString()
  const document = {
    ...all,
    serialNumber: `urn:uuid:${uuidOf(digest.digest())}`,
    metadata: {
      ...all.metadata,
      timestamp,
      component: { ...all.metadata.component, name: 'tambour' },
    },
    components,
    dependencies,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Of its content and not of chance (RFC 9562, 5.8). */
function uuidOf(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
